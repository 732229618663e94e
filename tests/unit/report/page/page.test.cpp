// SPDX-License-Identifier: MIT
#include "engine/report/page/page.h"

#include <catch2/catch.hpp>

#include "engine/report/page/page_assets.h"

namespace darknumber::page_test {
namespace {

Page small_page() {
  Page page;
  page.title = "A <title>";
  page.finding = {"Too high."};
  page.stamp = "seed 1";
  page.sections.push_back(
      {"numbers", "All numbers?", {statement("Here.")}, {{"a.csv", "x,<y>\n1,2\n"}}});
  return page;
}

}  // namespace

TEST_CASE("a page is one document with the finding before everything else") {
  const std::string html = html_page(small_page());
  CHECK(html.starts_with("<!DOCTYPE html>\n<!-- Made by darknumber. -->\n<html lang=\"en\">\n"));
  CHECK(html.find("<title>A &lt;title&gt;</title>") != std::string::npos);
  const std::size_t finding = html.find("<p>Too high.</p>");
  REQUIRE(finding != std::string::npos);
  CHECK(finding < html.find("seed 1"));
  CHECK(html.find("seed 1") < html.find("<h2>All numbers?</h2>"));
  CHECK(html.find("<pre tabindex=\"0\">x,&lt;y&gt;\n1,2\n</pre>") != std::string::npos);
  CHECK(html.find("<a href=\"#numbers\">") != std::string::npos);
}

TEST_CASE("a page asks for nothing from anywhere") {
  const std::string html = html_page(small_page());
  for (const char* request : {"http://", "https://", " src=", "@import", "url(", "fetch(", "eval("})
    CHECK(html.find(request) == std::string::npos);
  CHECK(html.find("default-src 'none'") != std::string::npos);
  CHECK(html.find("unsafe") == std::string::npos);
}

TEST_CASE("figures to explore are hidden until a script shows them, and left out of a long page") {
  Page page = small_page();
  const std::string without = html_page(page);
  CHECK(without.find("explore-data") == std::string::npos);
  page.sections.push_back({"explore", "What?", {statement("Choose.")}, {}, R"({"views":[]})"});
  const std::string html = html_page(page);
  CHECK(html.find("<section id=\"explore\" hidden>") != std::string::npos);
  CHECK(html.find("<li hidden><a href=\"#explore\">") != std::string::npos);
  CHECK(
      html.find("<script type=\"application/json\" id=\"explore-data\">{\"views\":[]}</script>") !=
      std::string::npos);
  CHECK(html.find("unsafe") == std::string::npos);
  page.sections.front().texts.emplace_back("long", std::string(most_page_bytes - 200'000, 'x'));
  const std::string shorter = html_page(page);
  CHECK(shorter.size() < most_page_bytes);
  CHECK(shorter.find("explore-data") == std::string::npos);
  CHECK(shorter.find("Figures to explore are left out") != std::string::npos);
}

TEST_CASE("style and script could not end their elements") {
  CHECK(page_style().find("</") == std::string_view::npos);
  CHECK(page_script().find("</") == std::string_view::npos);
  CHECK(page_style().find('&') == std::string_view::npos);
}

}  // namespace darknumber::page_test
