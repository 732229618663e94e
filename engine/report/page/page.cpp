// SPDX-License-Identifier: MIT
#include "engine/report/page/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/charts/drawing.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/page/explore/explore_script.h"
#include "engine/report/page/html.h"
#include "engine/report/page/page_assets.h"

namespace darknumber {
namespace {

std::string section_text(const Section& section) {
  const bool explored = !section.exploration.empty();
  std::string out =
      fmt::format("<section id=\"{}\"{}>\n<h2>{}</h2>\n{}", section.id, explored ? " hidden" : "",
                  escaped_markup(section.question), html_of(section.blocks));
  if (explored)
    out += fmt::format("<script type=\"application/json\" id=\"explore-data\">{}</script>\n",
                       section.exploration);
  for (const auto& [name, text] : section.texts) {
    std::string lines;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      lines += escaped_markup(std::string_view(text).substr(from, end - from)) + "\n";
      from = end + 1;
    }
    out += fmt::format("<details><summary>{}</summary>\n<pre tabindex=\"0\">{}</pre></details>\n",
                       escaped_markup(name), lines);
  }
  return out + "</section>\n";
}

bool explored(const Page& page) {
  return std::any_of(page.sections.begin(), page.sections.end(),
                     [](const Section& section) { return !section.exploration.empty(); });
}

std::string document_of(const Page& page) {
  const std::string title = escaped_markup(page.title);
  std::string out = fmt::format(
      "{}\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'; script-src 'sha256-{}'{}; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#verdict\">To the "
      "finding</a>\n<header><h1>{}</h1></header>\n<main>\n",
      page_mark, page_style_hash, page_script_hash,
      explored(page) ? fmt::format(" 'sha256-{}'", explore_script_hash()) : "", title, page_style(),
      title);
  out +=
      fmt::format("<div class=\"verdict\" id=\"verdict\">\n{}</div>\n", html_of({{page.finding}}));
  out += html_of(page.beside);
  out += fmt::format("<p class=\"remark\" id=\"stamp\">{}</p>\n", escaped_markup(page.stamp));
  out += "<nav aria-label=\"Questions\"><ul>\n";
  for (const Section& section : page.sections)
    out += fmt::format("<li{}><a href=\"#{}\">{}</a></li>\n",
                       section.exploration.empty() ? "" : " hidden", section.id,
                       escaped_markup(section.question));
  out += "</ul></nav>\n";
  for (const Section& section : page.sections) out += section_text(section);
  out +=
      "</main>\n<footer>Made by darknumber. It shows what would follow if a scenario were true; "
      "whether it is, the numbers cannot say.</footer>\n";
  out += fmt::format("<script>{}</script>\n", page_script());
  if (explored(page)) out += fmt::format("<script>{}</script>\n", explore_script());
  return out + "</body>\n</html>\n";
}

}  // namespace

std::string html_page(const Page& page) {
  std::string document = document_of(page);
  if (document.size() <= most_page_bytes || !explored(page)) return document;
  Page shorter = page;
  std::erase_if(shorter.sections,
                [](const Section& section) { return !section.exploration.empty(); });
  shorter.sections.back().blocks.push_back(
      remark("Figures to explore are left out, which would make this page too long."));
  return document_of(shorter);
}

}  // namespace darknumber
