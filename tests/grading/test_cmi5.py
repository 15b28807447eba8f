"""Does a platform import the package, and does each page in it say what cmi5 asks for, in a real browser?"""

import json
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import expect

from course.errors import CourseError
from grading.export import cmi5, command
from grading.layout import HERE, Layout
from tests.grading.test_xapi import faults

HOME, WHERE = "https://lms.example.org", "https://hub.example.org/cx"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
ACTOR = {"objectType": "Agent", "account": {"homePage": HOME, "name": "u4711"}}
REGISTRATION, ACTIVITY = "760e3480-ba55-4991-94b0-01820dbd23a2", "https://lms.example.org/activity/9"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The package of the course itself."""
    path = tmp_path_factory.mktemp("cmi5") / "cmi5.zip"
    cmi5.write(path, cmi5.package(HERE, (), HOME, WHERE))
    return path


def test_the_package_is_valid_by_the_published_schema_and_names_only_what_is_in_it(archive):
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("published") / "CourseStructure.xsd"))
    with zipfile.ZipFile(archive) as package:
        structure = etree.fromstring(package.read("cmi5.xml"))
        assert schema.validate(structure), schema.error_log
        units = structure.findall("{*}au")
        urls = [unit.findtext("{*}url") for unit in units]
        assert sorted(urls) == sorted(set(package.namelist()) - {"cmi5.xml"}) and len(urls) == len(set(urls)) >= 6
    assert {unit.get("moveOn") for unit in units} == {"Completed"} and not [unit for unit in units if unit.get("masteryScore")], "no mark is known while the session lasts"
    assert len({unit.get("id") for unit in units}) == len(units)
    structure[0].remove(structure[0][0])
    assert not schema.validate(structure), "the check can fail"


def test_the_same_modules_give_the_same_bytes_and_no_answer_is_in_them(archive, tmp_path):
    cmi5.write(tmp_path / "again.zip", cmi5.package(HERE, (), HOME, WHERE))
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    files = cmi5.package(HERE, ("02_curbside",), HOME)
    assert set(files) == {"cmi5.xml", "02_curbside/index.html"} and "python3 -m course 02_curbside" in files["02_curbside/index.html"]
    about = json.loads((HERE.modules / "02_curbside" / "02_curbside.ipynb").read_text(encoding="utf-8"))["metadata"]["course"]
    words = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]+>", " ", files["02_curbside/index.html"], flags=re.DOTALL)
    assert about["title"] in words and len(words.split()) < 120


@pytest.mark.parametrize("modules, home, where, says", [
    (("00_welcome",), HOME, "", "No module that you named has points"), ((), "", "", "Nobody said whose accounts"), ((), HOME, "javascript:alert(1)", "no address at which")])
def test_what_gives_no_package_is_said(tmp_path, modules, home, where, says):
    here = Layout(tmp_path)
    (tmp_path / "grading").mkdir()
    for name in ("solutions", "modules"):
        (tmp_path / name).symlink_to(HERE.root / name)
    with pytest.raises(CourseError, match=says):
        command.package(here, modules, home=home, where=where)
    assert not (tmp_path / "grading" / "exported").exists()


class Platform(ThreadingHTTPServer):
    """A learning platform: it serves a package, gives one token, and keeps what it is told."""

    daemon_threads = True

    def __init__(self, archive, **launch):
        super().__init__(("127.0.0.1", 0), Asked)
        with zipfile.ZipFile(archive) as package:
            self.files = {f"/{name}": package.read(name) for name in package.namelist()}
        self.told, self.tokens, self.refuses, self.wrong = [], ["secret"], set(), []
        template = {"contextActivities": {"grouping": [{"id": f"{HOME}/cx-course/02_curbside"}], "category": [{"id": CATEGORY + "cmi5"}]}, "extensions": {SESSION: "s-1"}}
        self.launch = {"contextTemplate": template, "launchMode": "Normal", "moveOn": "Completed", **launch}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def opened(self, chromium):
        page = chromium.new_page()
        page.goto(f"{self.address}/02_curbside/index.html?endpoint={quote(self.address + '/lrs/', safe='')}&fetch={quote(self.address + '/token?k=1', safe='')}"
                  f"&actor={quote(json.dumps(ACTOR))}&registration={REGISTRATION}&activityId={quote(ACTIVITY, safe='')}")
        return page

    @property
    def verbs(self):
        return [one["verb"]["id"].rpartition("/")[2] for one in self.told]


class Asked(BaseHTTPRequestHandler):
    """One request, as cmi5 and xAPI say that it must be."""

    def log_message(self, *_):
        pass

    def reply(self, status, content=b"", kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content if isinstance(content, bytes) else json.dumps(content).encode())

    def allowed(self):
        if self.headers["Authorization"] != "Basic secret" or self.headers["X-Experience-API-Version"] != "1.0.3":
            self.server.wrong.append(self.path)
        return {name: value for name, (value,) in parse_qs(urlsplit(self.path).query).items()}

    def do_POST(self):
        if self.path != "/token?k=1":
            return self.reply(404)
        return self.reply(200, {"auth-token": self.server.tokens.pop()} if self.server.tokens else {"error-code": "1", "error-text": "used"})

    def do_GET(self):
        path = urlsplit(self.path).path
        if path in self.server.files:
            return self.reply(200, self.server.files[path], "text/html; charset=utf-8")
        if not path.startswith("/lrs/"):
            return self.reply(200, b"<title>back</title>", "text/html")
        asked = self.allowed()
        if json.loads(asked["agent"]) != ACTOR:
            self.server.wrong.append(self.path)
        if path == "/lrs/activities/state":
            return self.reply(200, self.server.launch) if (asked["stateId"], asked["activityId"], asked["registration"]) == ("LMS.LaunchData", ACTIVITY, REGISTRATION) else self.reply(404)
        if path == "/lrs/agents/profile":
            return self.reply(404 if asked["profileId"] == "cmi5LearnerPreferences" else 400)
        return self.reply(200, {"statements": [one for one in self.server.told if one["verb"]["id"] == asked["verb"]]})

    def do_PUT(self):
        asked, body = self.allowed(), json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        verb = body["verb"]["id"].rpartition("/")[2]
        if verb in self.server.refuses or asked["statementId"] != body["id"]:
            return self.reply(500)
        self.server.told.append(body)
        return self.reply(204)


def allowed(told):
    """What is wrong with a session, by cmi5's own rules (cmi5_spec.md, 7.1, 9.3 to 9.7); empty when nothing is."""
    verbs = [one["verb"]["id"].rpartition("/")[2] for one in told]
    if verbs[:1] != ["initialized"] or "terminated" in verbs[:-1] or len(set(verbs)) < len(verbs):
        yield f"the order: {verbs}"
    if [one["timestamp"] for one in told] != sorted(one["timestamp"] for one in told):
        yield "times run backwards"
    for verb, one in zip(verbs, told, strict=True):
        result, categories = one.get("result", {}), {each["id"] for each in one["context"]["contextActivities"]["category"]}
        yield from faults(one)
        if one["actor"] != ACTOR or one["object"]["id"] != ACTIVITY or one["context"]["registration"] != REGISTRATION or one["context"]["extensions"][SESSION] != "s-1":
            yield f"{verb}: not as it was launched"
        if {each["id"] for each in one["context"]["contextActivities"]["grouping"]} != {f"{HOME}/cx-course/02_curbside"}:
            yield f"{verb}: the template is not in it"
        if categories != {CATEGORY + "cmi5", *([CATEGORY + "moveon"] if {"success", "completion"} & set(result) else [])}:
            yield f"{verb}: {categories}"
        if ("duration" in result) < (verb in ("completed", "passed", "failed", "terminated")) or "score" in result and verb not in ("passed", "failed"):
            yield f"{verb}: {result}"
        if ("completion" in result) != (verb == "completed") or "success" in result or not one["timestamp"].endswith("Z"):
            yield f"{verb}: {result}"


def test_a_page_tells_its_platform_that_it_was_opened_handed_in_and_closed_as_cmi5_says(archive, chromium):
    platform = Platform(archive, returnURL=None)
    platform.launch["returnURL"] = f"{platform.address}/back"
    page = platform.opened(chromium)
    page.get_by_text("Your platform knows that you are here.").wait_for()
    assert page.get_by_role("link", name=WHERE).count() == 1
    platform.refuses.add("completed")
    page.get_by_role("button", name="I have handed in").click()
    page.get_by_text("Nothing is lost; try once more.").wait_for()
    platform.refuses.clear()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="I have handed in").press("Enter")
    page.get_by_text("Your points follow once you are marked.").wait_for()
    page.keyboard.press("Enter")  # Close has the focus
    page.wait_for_url("**/back")
    assert platform.verbs == ["initialized", "completed", "terminated"] and not list(allowed(platform.told)) and not platform.wrong

    page.go_back()
    page.get_by_text("This visit has ended").wait_for()
    assert len(platform.told) == 3, "nothing after terminated"

    platform.tokens.append("secret")
    before, platform.told = platform.told, [one for one in platform.told if one["verb"]["id"].endswith("completed")]
    page = platform.opened(chromium)
    page.get_by_text("Your platform knows that you handed in.").wait_for()
    expect(page.get_by_role("button", name="I have handed in"), "once for each registration").to_be_disabled()
    page.goto(f"{platform.address}/elsewhere")
    for _ in range(1_200):  # what is sent on leaving comes when it comes
        if len(platform.told) == 3:
            break
        page.wait_for_timeout(50)
    assert platform.verbs == ["completed", "initialized", "terminated"] and not list(allowed(platform.told[1:])) and len(before) == 3

    page = platform.opened(chromium)  # a token that was used, in another window
    page.get_by_text("gave no leave to begin").wait_for()
    page.goto(f"{platform.address}/02_curbside/index.html")
    page.get_by_text("This page is opened from your learning platform.").wait_for()
    platform.shutdown()
