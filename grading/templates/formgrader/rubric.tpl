{%- extends 'gradebook_base.tpl' -%}

{%- block head -%}
<style>{% include 'look.css' %}</style>
<script>
var version = {{ version | tojson }}, place = {{ (module | urlencode ~ "/" ~ exercise | urlencode) | tojson }}, of = {{ of | tojson }};
$(function () {
  function send(path, method, body, done) {
    $.ajax({method: method, url: base_url + "/formgrader/api/" + path + "/" + place, data: JSON.stringify(body), headers: {"X-CSRFToken": getCookie("_xsrf")}, dataType: "json"})
      .done(done).fail(function (answer) {
        var why = (answer.responseJSON || {}).error || "The server can’t be reached. Nothing was saved.";
        $("#said").text(answer.status === 409 ? why + " Load the page again to see it." : why);
      });
  }
  function sum() {
    var points = $(".points").get().reduce(function (so, one) { return so + Number(one.value); }, 0);
    $("#sum").text(points + (points === of ? "" : ": the exercise has " + of));
  }
  $(".points").on("input", sum);
  $("form.rubric").on("submit", function (event) {
    event.preventDefault();
    var wanted = $("tr.criterion").get().map(function (row) {
      return {id: row.dataset.criterion, words: $(row).find(".words-field").val(), points: Number($(row).find(".points").val())};
    });
    send("rubric", "PUT", {version: version, criteria: wanted}, function (now) { version = now.version; $("#said").text(now.said); });
  });
  $(".drop").on("click", function () {
    var row = $(this).closest("li");
    send("kept", "PUT", {drop: Number(row.data("id"))}, function () { row.remove(); $("#said").text("Dropped. Memos that have it keep it."); });
  });
});
</script>
{%- endblock -%}

{%- block title -%}
{{ title }}
{%- endblock -%}

{%- block sidebar -%}
<li><a href="{{ base_url }}/formgrader/manage_assignments">Manage Assignments</a></li>
<li><a href="{{ base_url }}/formgrader/gradebook">Manual Grading</a></li>
<li class="active"><a href="{{ base_url }}/formgrader/memos">Memos to mark</a></li>
<li><a href="{{ base_url }}/formgrader/manage_students">Manage Students</a></li>
{%- endblock -%}

{%- block body -%}
<main>
<ol class="breadcrumb"><li><a href="{{ base_url }}/formgrader/memos">Memos to mark</a></li><li class="active">{{ module }}, {{ title }}</li></ol>
<p>{{ "1 memo is" if marked == 1 else (marked | string ~ " memos are") }} marked by this rubric. What you change here changes each of them, but for a mark that was given by hand.</p>
<form class="rubric">
<table class="table">
<caption>What it is marked on</caption>
<thead><tr><th scope="col" class="number">Key</th><th scope="col">Criterion</th><th scope="col">Points</th></tr></thead>
<tbody>{% for one in rubric %}
<tr class="criterion" data-criterion="{{ one.id }}"><td class="number">{{ loop.index }}</td>
<td><input class="form-control words-field" maxlength="200" required aria-label="Criterion {{ loop.index }} in words" value="{{ one.words }}"></td>
<td><input class="form-control points" type="number" min="0" max="{{ "%g" | format(of) }}" step="0.25" required aria-label="Points of criterion {{ loop.index }}" value="{{ "%g" | format(one.points) }}"></td></tr>{% endfor %}
</tbody>
<tfoot><tr><td></td><td>Together</td><td id="sum">{{ "%g" | format(of) }}</td></tr></tfoot>
</table>
<p><button class="btn btn-primary">Save and change the marks</button> <a class="btn btn-default" href="{{ base_url }}/formgrader/memos/{{ module | urlencode }}/{{ exercise | urlencode }}/next">Mark the next</a></p>
</form>
<p id="said" role="status"></p>
<h2>Comments to use again</h2>
{% if kept %}<ol class="kept">{% for one in kept %}<li data-id="{{ one.id }}"><span class="text">{{ one.text }}</span> <button type="button" class="btn btn-default btn-xs drop" aria-label="Drop comment {{ loop.index }}">Drop</button></li>{% endfor %}</ol>
{% else %}<p class="quiet">None yet. Write a comment on a memo and keep it there.</p>{% endif %}
</main>
{%- endblock -%}
