// SPDX-License-Identifier: MIT
#include "engine/report/run/finding.h"

#include <fmt/format.h>

#include "engine/report/text_table.h"

namespace darknumber {

std::string join_clauses(const std::vector<std::string>& clauses) {
  if (clauses.size() < 2) return fmt::format("{}", fmt::join(clauses, ""));
  const std::vector<std::string> before(clauses.begin(), clauses.end() - 1);
  return fmt::format("{}; and {}", fmt::join(before, "; "), clauses.back());
}

std::string paragraph_of(const Finding& finding) {
  std::string text = finding.lead;
  const auto add = [&](const std::string& sentences) {
    if (!sentences.empty()) text += (text.empty() ? "" : " ") + sentences;
  };
  if (!finding.items.empty())
    add(fmt::format("{} {}.", finding.intro, join_clauses(finding.items)));
  add(finding.rest);
  return text;
}

std::string text_of(const Finding& finding, std::size_t width) {
  if (finding.items.size() < 2) return wrapped(paragraph_of(finding), width) + "\n";
  std::string text;
  if (!finding.lead.empty()) text += wrapped(finding.lead, width) + "\n\n";
  text += wrapped(finding.intro, width) + "\n";
  for (std::size_t i = 0; i < finding.items.size(); ++i) {
    const bool last = i + 1 == finding.items.size();
    text +=
        wrapped(fmt::format("  - {}{}", finding.items[i], last ? "." : ";"), width, "    ") + "\n";
  }
  if (!finding.rest.empty()) text += wrapped(finding.rest, width) + "\n";
  return text;
}

}  // namespace darknumber
