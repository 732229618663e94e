// SPDX-License-Identifier: MIT
#include "engine/report/starter/anchored_starter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "engine/input/field_check.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

/// A member in comments, what of it is allowed, and what it means.
struct CommentedLine {
  std::string member;
  std::string allowed;
  std::string meaning;
};

constexpr std::size_t note_column = 58;

constexpr const char* what_it_is =
    "// What is the truth behind this table? As it stands nothing is violated, and the number of\n"
    "// victims is what the independence model says.\n"
    "//\n"
    "// Lines that begin with // and a name in quotes are switched off. Take the two slashes away, "
    "and\n"
    "// that assumption is violated, as strongly as the line says; each can be switched on by "
    "itself.\n"
    "// Behind it stand the values that are allowed, and what they mean. Whatever is switched on, "
    "the\n"
    "// number of victims and the capture probabilities are solved again, so that the lists keep "
    "the\n"
    "// sizes of the table and as many people are on any. Not every table has such a world for "
    "every\n"
    "// value; validate says so.\n"
    "//\n"
    "// ASSUMED: every value below. What each does: docs/model.md; how to write it: "
    "docs/format.md.\n";

std::string json_text(const std::string& text) {
  return write_json(make_value(text));
}

/// "between 0 and 1": the values that the format allows a field.
std::string allowed(std::string_view section, std::string_view name) {
  for (const Field& field : section_fields(section))
    if (field.name == name) return describe_range(field.range);
  return "";
}

CommentedLine line_of_rate(const std::string& name, const std::string& value,
                           const std::string& meaning) {
  return {fmt::format("\"{}\": {}", name, value), allowed("agencies[]", name), meaning};
}

std::string padded(std::string text) {
  text.append(text.size() < note_column ? note_column - text.size() : 1, ' ');
  return text;
}

std::string commented(const std::vector<CommentedLine>& lines, std::string_view indent) {
  std::string text;
  for (const CommentedLine& line : lines)
    text +=
        padded(fmt::format("{}// {},", indent, line.member)) +
        fmt::format("// {}{}{}\n", line.allowed, line.allowed.empty() ? "" : ": ", line.meaning);
  return text;
}

/// A round number near this one, for examples.
double rounded_to_hundreds(double number) {
  return std::max(100.0, 100.0 * std::round(number / 100.0));
}

std::vector<CommentedLine> lines_of_publication(const StarterTable& table) {
  const double low = rounded_to_hundreds(2.0 * table.observed);
  return {{fmt::format(R"("published": [{{"label": "Report", "low": {:.0f}, "high": {:.0f}}}])",
                       low, 2.0 * low),
           "above 0", "what was published, to compare with"},
          {R"("words": {"victim": ["victim", "victims"], "register": "register"})", "any nouns",
           "what texts call them"}};
}

std::vector<CommentedLine> lines_of_agency(std::size_t agency) {
  std::vector<CommentedLine> lines{
      line_of_rate("false_positive_share", "0.1", "share of the records that are of no victim"),
      line_of_rate("anonymous_share", "0.05", "share of the records that cannot be linked"),
      line_of_rate("missed_link_probability", "0.05", "records whose link to a person is missed"),
      line_of_rate("duplicate_probability", "0.02", "records that are on the list twice"),
      line_of_rate("false_link_probability", "0.01", "people taken for someone else"),
      line_of_rate("reporting_probability", "0.8", "detections that become a report")};
  // One loading has to be there, be it 0: that of the first agency is.
  if (agency > 0)
    lines.push_back({R"("loadings": {"visibility": 1})", "any number",
                     "visible people are on this list more often"});
  lines.push_back({R"("by_stratum": {"first group": {"anonymous_share": 0.1}})",
                   allowed("agencies[]", "anonymous_share"),
                   "any of these rates, of one group alone"});
  lines.push_back({R"("active": {"from": 1, "to": 3})", "1 to the last period",
                   "when the list was kept, where people come and go"});
  return lines;
}

/// Between two lists: from the shortest to the longest, since a long list that refers people would
/// make a short one longer than the table has it.
std::vector<CommentedLine> lines_of_pairs(const StarterTable& table) {
  const auto shortest = static_cast<std::size_t>(
      std::min_element(table.sizes.begin(), table.sizes.end()) - table.sizes.begin());
  auto longest = static_cast<std::size_t>(std::max_element(table.sizes.begin(), table.sizes.end()) -
                                          table.sizes.begin());
  if (longest == shortest) longest = shortest == 0 ? 1 : 0;
  const std::string one = json_text(table.lists[shortest]);
  const std::string other = json_text(table.lists[longest]);
  return {
      {fmt::format(R"("dependence": [{{"between": [{}, {}], "odds_ratio": 1.5}}])", one, other),
       allowed("dependence[]", "odds_ratio"),
       "above 1 both lists share more people than by chance, below 1 fewer"},
      {fmt::format(R"("avoidance": [{{"after": {}, "of": {}, "probability": 0.2}}])", one, other),
       allowed("avoidance[]", "probability"),
       "people known to the first keep away from the second"},
      {fmt::format(R"("referrals": [{{"from": {}, "to": {}, "probability": 0.1}}])", one, other),
       allowed("referrals[]", "probability"), "the first passes people on to the second"}};
}

std::string population_text() {
  return "  \"population\": {\n"
         "    // Two groups, alike until an agency has a line \"by_stratum\".\n"
         "    \"strata\": [{\"name\": \"first group\", \"share\": 0.5},\n"
         "               {\"name\": \"second group\", \"share\": 0.5}],\n"
         "    // How easily a person is found. It matters where two agencies have \"loadings\" on "
         "it.\n"
         "    \"traits\": [{\"name\": \"visibility\", \"distribution\": \"normal\", \"sd\": "
         "1}],\n"
         "    \"turnover\": {\n" +
         commented({{R"("rate": 0.1)", allowed("population.turnover", "rate"),
                     "people who leave and are replaced, from one period to the next"}},
                   "      ") +
         "      \"periods\": 6\n"
         "    }\n"
         "  },\n";
}

std::string agencies_text(const StarterTable& table) {
  std::string text;
  for (std::size_t j = 0; j < table.lists.size(); ++j) {
    text += fmt::format("    {{  // {}\n", counted(table.sizes[j], "record"));
    text += commented(lines_of_agency(j), "      ");
    if (j == 0)
      text += padded("      \"loadings\": {\"visibility\": 0},") +
              "// any number: 0 is off; write 1, as in the lists below\n";
    text += fmt::format("      \"name\": {}\n    }}{}\n", json_text(table.lists[j]),
                        j + 1 < table.lists.size() ? "," : "");
  }
  return "  \"agencies\": [\n" + text + "  ],\n";
}

std::string estimators_text(const StarterTable& table) {
  if (table.lists.size() == 2)
    return "      {\"method\": \"lincoln_petersen\"},\n"
           "      {\"method\": \"chapman\"}\n";
  return "      {\"method\": \"chao\"},\n"
         "      {\"method\": \"loglinear\", \"terms\": \"independence\"},\n"
         "      {\"method\": \"loglinear\", \"terms\": \"pairwise\"},\n"
         "      {\"method\": \"loglinear\", \"select\": \"stepwise\", \"criterion\": \"bic\"}\n";
}

}  // namespace

std::string plain_table(const NamedTable& named) {
  std::string text;
  for (const std::string& list : named.lists) text += csv_text(list) + ",";
  text += "count\n";
  for (CaptureHistory h = 1; h < named.table.counts().size(); ++h) {
    if (named.table[h] == 0.0) continue;
    for (int list = 0; list < named.table.lists(); ++list) text += contains(h, list) ? "1," : "0,";
    text += csv_number(named.table[h]) + "\n";
  }
  return text;
}

std::string anchored_starter(const std::string& title, const StarterTable& table) {
  std::string text = what_it_is;
  text += fmt::format(
      "{{\n"
      "  \"schema\": 1,\n"
      "  \"title\": {},\n\n"
      "  // KNOWN: {}, {} on any list. With \"pairs\" in place of \"sizes\" the overlaps of every "
      "two\n"
      "  // lists are kept, too.\n"
      "  \"table\": {{\"file\": {}, \"match\": \"sizes\"}},\n",
      json_text(title), counted(static_cast<double>(table.lists.size()), "list"),
      counted(table.observed, "person"), json_text(table.file));
  text += commented(lines_of_publication(table), "  ") + "\n";
  text += population_text();
  text += commented({{R"("bystanders": {"count": 50000})", "at least 0",
                      "false records are of so many people, whom lists may share"}},
                    "  ");
  text += "\n" + agencies_text(table);
  text += commented(lines_of_pairs(table), "  ");
  text +=
      "\n  \"estimation\": {\n    \"estimators\": [\n" + estimators_text(table) + "    ]\n  },\n";
  return text + "\n  \"monte_carlo\": {\"replicates\": 1000, \"seed\": 1}\n}\n";
}

}  // namespace darknumber
