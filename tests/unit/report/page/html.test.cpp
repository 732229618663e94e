// SPDX-License-Identifier: MIT
#include "engine/report/page/html.h"

#include <catch2/catch.hpp>

namespace darknumber::html_test {

TEST_CASE("every kind of block has its element, and every text is escaped") {
  const std::string bad = "<script>alert(1)</script>";
  const std::string good = "&lt;script&gt;alert(1)&lt;/script&gt;";
  CHECK(html_of({{Heading{bad}}}) == "<h3>" + good + "</h3>\n");
  CHECK(html_of({remark(bad)}) == "<p class=\"remark\">" + good + "</p>\n");
  CHECK(html_of({statement(bad)}) == "<p>" + good + "</p>\n");
  Facts facts;
  facts.lines.emplace_back(bad, bad);
  CHECK(html_of({{facts}}) == "<dl>\n<dt>" + good + "</dt><dd>" + good + "</dd>\n</dl>\n");
  CHECK(html_of({{Items{{{bad, {bad}}}}}}) ==
        "<ul>\n<li>" + good + "\n<ul>\n<li>" + good + "</li>\n</ul>\n</li>\n</ul>\n");
  CHECK(html_of({{Finding{bad, {}, {bad, {bad, bad}}, bad}}}) ==
        "<p>" + good + "</p>\n<p>" + good + "</p>\n<ul>\n<li>" + good + ";</li>\n<li>" + good +
            ".</li>\n</ul>\n<p>" + good + "</p>\n");
  CHECK(html_of({{Finding{bad, {}, {bad, {bad}}, bad}}}) ==
        "<p>" + good + "</p>\n<p>" + good + " " + good + ".</p>\n<p>" + good + "</p>\n");
  CHECK(html_of({{Finding{bad}}}) == "<p>" + good + "</p>\n");
  CHECK(html_of({{Figure{"n", bad, bad, "<svg></svg>"}}}) ==
        "<figure>\n<figcaption><strong>" + good + "</strong> " + good +
            "</figcaption>\n<svg></svg></figure>\n");
}

TEST_CASE("a sign of percent stays with its number") {
  CHECK(html_of({statement("5 % of 10 %")}) == "<p>5&nbsp;% of 10&nbsp;%</p>\n");
  CHECK(html_of({{Finding{"So 5 %.", {}, {"If", {"2 %", "3 %"}}, "4 %."}}}) ==
        "<p>So 5&nbsp;%.</p>\n<p>If</p>\n<ul>\n<li>2&nbsp;%;</li>\n<li>3&nbsp;%.</li>\n</ul>\n"
        "<p>4&nbsp;%.</p>\n");
}

TEST_CASE("the numbers of a finding stand before its conditions") {
  Finding finding{"So.", {}, {"If", {"x"}}, "Of 3."};
  finding.numbers = {"By how much:", {"a", "b"}};
  CHECK(html_of({{finding}}) ==
        "<p>So.</p>\n<p>By how much:</p>\n<ul>\n<li>a;</li>\n<li>b.</li>\n</ul>\n<p>If x.</p>\n"
        "<p>Of 3.</p>\n");
}

TEST_CASE("cells of numbers carry the number that a table is sorted by") {
  Table table = table_with({"estimator", "median", "note"});
  table.columns[2].needs_content = true;
  table.caption = "A & B";
  table.rows.push_back({{"chao"}, {measured_number(1.6371, 0.002)}, {""}});
  table.rows.push_back({{"none"}, {Missing{}}, {""}});
  table.rows.push_back({{"large"}, {significant(INFINITY)}, {""}});
  CHECK(html_of({{table}}) ==
        "<div class=\"wide\" tabindex=\"0\"><table>\n<caption>A &amp; B</caption>\n"
        "<thead><tr><th scope=\"col\" class=\"text\">estimator</th><th scope=\"col\">median</th>"
        "</tr></thead>\n<tbody>\n"
        "<tr><th scope=\"row\" class=\"text\">chao</th><td data-key=\"1.6371\">1.637 ±0.002</td>"
        "</tr>\n"
        "<tr><th scope=\"row\" class=\"text\">none</th><td>–</td></tr>\n"
        "<tr><th scope=\"row\" class=\"text\">large</th><td data-key=\"1e+308\">infinite</td>"
        "</tr>\n</tbody></table></div>\n");
}

}  // namespace darknumber::html_test
