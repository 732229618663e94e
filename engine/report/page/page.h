// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/report/block.h"

namespace darknumber {

/// A part of a page: a question, and blocks that answer it.
struct Section {
  std::string id;
  std::string question;
  Blocks blocks;
  std::vector<std::pair<std::string, std::string>> texts = {};  // folded: what it is, and the text
  /// What figures to explore are drawn from (exploration.h). The section of it, of which a page has
  /// at most one, is called "explore" and is hidden where no script runs.
  std::string exploration = {};
};

/// A report to look at and to hand on.
struct Page {
  std::string title;
  Finding finding;    // first of all
  Blocks beside;      // and what goes with it on the first screen
  std::string stamp;  // what a quotation of the finding has to say with it
  std::vector<Section> sections;
};

/// A page is no longer than this: it opens on a phone, and passes as an attachment.
inline constexpr std::size_t most_page_bytes = 800'000;

/// One HTML document that needs nothing else: no request, no script to be read. A script of a few
/// lines adds sorting of tables and a button that copies the finding with its stamp; a longer one
/// draws the figures to explore, where the page has some. Nothing but these bytes of style and
/// script may run (Content Security Policy, by their SHA-256). Figures to explore that would make
/// the page longer than `most_page_bytes` are left out, and the page says so.
std::string html_page(const Page& page);

}  // namespace darknumber
