// SPDX-License-Identifier: MIT
#include "engine/report/charts/drawing.h"

#include <catch2/catch.hpp>
#include <set>

namespace darknumber::drawing_test {

TEST_CASE("whatever users wrote stays text in a drawing") {
  CHECK(escaped_markup("a<b>&\"c\"'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;");
  CHECK(escaped_markup("two\nlines\x01") == "two lines");
  CHECK(escaped_markup("left\u202Eright\u2066 and \u200Fback") == "leftright and back");
  CHECK(escaped_markup("Grün – “ja” 漢字") == "Grün – “ja” 漢字");
}

TEST_CASE("a drawing is as high as what is in it, and the same bytes for the same numbers") {
  Drawing drawing;
  drawing.line({1.0, 2.0}, {3.04, 99.96}, "axis");
  drawing.text({100.0, 20.0}, "<b>", Anchor::middle);
  drawing.circle({5.0, 5.0}, 2.0, "mark");
  CHECK(drawing.svg("strip", "Title & more", "Words") ==
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"chart-strip-t chart-strip-d\" "
        "viewBox=\"0 0 480 104\">\n<title id=\"chart-strip-t\">Title &amp; more</title>\n"
        "<desc id=\"chart-strip-d\">Words</desc>\n"
        "<line x1=\"1\" y1=\"2\" x2=\"3\" y2=\"100\" class=\"axis\"/>\n"
        "<text x=\"100\" y=\"20\" text-anchor=\"middle\">&lt;b&gt;</text>\n"
        "<circle cx=\"5\" cy=\"5\" r=\"2\" class=\"mark\"/>\n</svg>\n");
}

TEST_CASE("identifiers of drawings differ where their names do, and are names in markup") {
  const Drawing drawing;
  const std::string first = drawing.svg("histogram[a b]", "t", "d");
  const std::string second = drawing.svg("histogram[a\"b]", "t", "d");
  CHECK(first != second);
  std::set<std::string> ids;
  const std::vector<std::string> names{"h[A]",
                                       "h[41]",
                                       "h[_41]",
                                       "h[a]",
                                       "h[\xC3\x84]",
                                       "h[\x04"
                                       "1]"};
  for (const std::string& name : names) {
    const std::string svg = drawing.svg(name, "t", "d");
    const std::size_t from = svg.find("<title id=\"");
    ids.insert(svg.substr(from, svg.find('>', from) - from));
  }
  CHECK(ids.size() == names.size());
  CHECK(second.find("a\"b") == std::string::npos);
}

TEST_CASE("a text that would reach beyond a drawing is cut, between signs, and says so") {
  const auto drawn = [](const std::string& text, Anchor anchor, double x) {
    Drawing drawing;
    drawing.text({x, 20.0}, text, anchor);
    const std::string svg = drawing.svg("n", "t", "d");
    const std::size_t from = svg.find('>', svg.find("<text ")) + 1;
    return svg.substr(from, svg.find("</text>") - from);
  };
  const std::string whole = "false share of the border police";
  CHECK(drawn(whole, Anchor::start, 10.0) == whole);
  CHECK(drawn(whole, Anchor::end, 470.0) == whole);
  CHECK(drawn(whole, Anchor::middle, 240.0) == whole);
  // 13 units a font size, 0.98 of it a w: 470 hold 36, and one font size of them is the ellipsis.
  CHECK(drawn(std::string(10000, 'w'), Anchor::start, 10.0) == std::string(35, 'w') + "…");
  CHECK(drawn(std::string(10000, 'w'), Anchor::middle, 20.0) == "ww…");
  std::string han;
  for (int i = 0; i < 50; ++i) han += "漢";
  CHECK(drawn(han, Anchor::start, 10.0) == han.substr(0, 3 * 35) + "…");
  CHECK(drawn("\"" + std::string(40, 'w'), Anchor::start, 400.0) == "&quot;wwww…");
}

TEST_CASE("a drawing by itself has its name space and its style") {
  Drawing drawing;
  drawing.box({0.0, 0.0}, 1.0, 1.0, "over");
  const std::string whole = whole_svg(drawing.svg("n", "t", "d"));
  CHECK(whole.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
  CHECK(whole.find(">\n<style>.chart{") != std::string::npos);
  CHECK(whole.find("</style>\n<title ") != std::string::npos);
}

}  // namespace darknumber::drawing_test
