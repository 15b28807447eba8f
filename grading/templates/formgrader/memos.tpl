{%- extends 'gradebook_base.tpl' -%}

{%- block head -%}
<style>{% include 'look.css' %}</style>
<script>
$(function () {
  $("#names").on("click", function () {
    var hide = this.getAttribute("aria-pressed") !== "true";
    $.ajax({method: "PUT", url: base_url + "/formgrader/api/names", data: JSON.stringify({hidden: hide}), headers: {"X-CSRFToken": getCookie("_xsrf")}})
      .done(function () { location.reload(); }).fail(function () { $("#said").text("The setting could not be kept. See that grading/ can be written to."); });
  });
});
</script>
{%- endblock -%}

{%- block title -%}
Memos to mark
{%- endblock -%}

{%- block sidebar -%}
<li><a href="{{ base_url }}/formgrader/manage_assignments">Manage Assignments</a></li>
<li><a href="{{ base_url }}/formgrader/gradebook">Manual Grading</a></li>
<li class="active"><a href="{{ base_url }}/formgrader/memos" aria-current="page">Memos to mark</a></li>
<li><a href="{{ base_url }}/formgrader/manage_students">Manage Students</a></li>
{%- endblock -%}

{%- block body -%}
<main>
<p>Each memo is marked by its rubric: tick what it has, and the points add up. What is marked stands in the gradebook at once.</p>
<p><button type="button" id="names" class="btn btn-default" aria-pressed="{{ "true" if hidden else "false" }}">Hide names while marking</button>
  <span class="quiet">{{ "Names are hidden on the pages of memos, until you press this again." if hidden else "Names are shown on the pages of memos once you ask for them." }}</span></p>
<p id="said" role="status"></p>
{% if rows %}
<table class="table table-hover">
<caption>Memos of each exercise</caption>
<thead><tr><th scope="col">Module</th><th scope="col">Exercise</th><th scope="col" class="number">Hand-ins</th><th scope="col" class="number">To mark</th><th scope="col">Mark</th><th scope="col">Rubric</th></tr></thead>
<tbody>
{% for row in rows %}
<tr><td>{{ row.module }}</td><th scope="row">{{ row.title }}</th><td class="number">{{ row.memos }}</td>
<td class="number">{{ row.waiting }}{% if row.elsewhere %}<br><span class="quiet">{{ row.elsewhere }} open with somebody else</span>{% endif %}</td>
<td>{% if row.waiting > row.elsewhere %}<a class="btn btn-primary btn-sm" href="{{ base_url }}/formgrader/memos/{{ row.module | urlencode }}/{{ row.exercise | urlencode }}/next" aria-label="Mark the next of {{ row.title }}, {{ row.module }}">Mark the next</a>
{% else %}<span class="quiet">{{ "nothing for you now" if row.waiting else "all marked" }}</span>{% endif %}</td>
<td><a href="{{ base_url }}/formgrader/memos/{{ row.module | urlencode }}/{{ row.exercise | urlencode }}" aria-label="Rubric of {{ row.title }}, {{ row.module }}">Look or change</a></td></tr>
{% endfor %}
</tbody></table>
<p class="quiet">What comes to you by “Mark the next” comes to nobody else for ten minutes. Other hand-ins, and those that are marked, are under Manual Grading.</p>
{% else %}
<p>No memo is handed in and graded yet. <code>python3 -m grading grade MODULE</code> brings them here.</p>
{% endif %}
</main>
{%- endblock -%}
