// SPDX-License-Identifier: MIT
#include "engine/interface/listings.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <sstream>

#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/method_names.h"
#include "engine/performance/measures.h"
#include "engine/report/find_measure.h"
#include "engine/report/glossary.h"
#include "engine/report/methods_reference.h"
#include "engine/report/page/chart_kinds.h"
#include "engine/report/text_table.h"
#include "engine/scenario/description/mechanisms.h"
#include "engine/scenario/point_measures.h"

namespace darknumber {

std::string listed(const std::string& line, std::size_t width) {
  return wrapped("  " + line, width, "      ") + "\n";
}

namespace {

std::vector<std::string> names_of_estimators() {
  std::vector<std::string> names;
  for (const MethodKind* kind : method_kinds()) names.emplace_back(kind->name);
  for (KnownAs& known : other_method_names()) names.push_back(std::move(known.name));
  return names;
}

std::string help_text(std::string_view help, std::size_t width) {
  std::string out;
  for (const HelpParagraph& paragraph : help_paragraphs(help)) {
    switch (paragraph.kind) {
      case HelpParagraph::Kind::heading:
        out += wrapped(paragraph.text, width) + "\n";
        break;
      case HelpParagraph::Kind::text:
        out += wrapped("  " + paragraph.text, width, "  ") + "\n";
        break;
      case HelpParagraph::Kind::option:
        // labelled() indents by two itself.
        out += paragraph.option.empty()
                   ? wrapped("    " + paragraph.text, width, "      ") + "\n"
                   : labelled("  " + paragraph.option, paragraph.column - 2, paragraph.text, width);
        break;
    }
  }
  return out;
}

std::string text_of(const MethodKind& method, std::size_t width) {
  std::string text = wrapped(fmt::format("{}: {}", method.name, method.summary), width) + "\n\n" +
                     help_text(method.help, width);
  std::string names;
  for (const KnownAs& known : other_method_names())
    if (known.method == method.name) names += (names.empty() ? "" : ", ") + known.name;
  if (!names.empty())
    text += fmt::format("Names that lead here\n{}\n", wrapped("  " + names, width, "  "));
  return text;
}

/// A method by its name, that of its lists in a label included, or by another name for it.
std::string one_estimator(const std::string& name, std::size_t width) {
  if (const MethodKind* method = find_method_kind(name.substr(0, name.find('['))))
    return text_of(*method, width);
  const std::optional<KnownAs> known = find_other_method_name(name);
  if (!known) return "";
  const std::string meaning =
      fmt::format("\"{}\" is {} here. {}", name, known->method, known->meaning);
  return wrapped(meaning, width) + "\n\n" + text_of(*find_method_kind(known->method), width);
}

std::string all_estimators(std::size_t width) {
  TextTable table({"method", "what it is"});
  table.align_left(1);
  for (const MethodKind* kind : method_kinds())
    table.add({std::string(kind->name), std::string(kind->summary)});
  return table.text(width) + "\n" +
         wrapped(
             "  darknumber list estimators METHOD says what it assumes and what breaks it. A label "
             "(stepwise_bic, mth_chao) and names used elsewhere (DSE, Mt, Mth, dga, LCMCR) find "
             "their method too.",
             width, "  ") +
         "\n";
}

std::string text_of(const std::vector<Mechanism>& found, std::size_t width) {
  constexpr std::size_t label_width = 14;
  std::string text;
  for (const Mechanism& mechanism : found)
    text += fmt::format("  {}\n", mechanism.name) +
            labelled("  fields", label_width, std::string(mechanism.fields), width) +
            labelled("  violates", label_width, std::string(mechanism.assumption), width) +
            labelled("  estimates", label_width, std::string(mechanism.direction), width);
  return text + "\n" +
         wrapped(
             "  The directions are the usual ones; darknumber expect SCENARIO gives those "
             "of a scenario.",
             width, "  ") +
         "\n";
}

std::string one_mechanism(const std::string& name, std::size_t width) {
  const std::vector<Mechanism> found = mechanisms_named(name);
  return found.empty() ? "" : text_of(found, width);
}

std::string all_mechanisms(std::size_t width) {
  return text_of(mechanisms_named(""), width);
}

std::string text_of(const MeasureKind& kind, std::size_t width) {
  const std::string over = kind.used == ReplicatesUsed::all
                               ? "all replicates"
                               : fmt::format("replicates {}", name_of(kind.used));
  return listed(fmt::format("{}: {} Over {}.", kind.name, kind.help, over), width);
}

std::string text_of(const PointMeasureKind& kind, std::size_t width) {
  return listed(
      fmt::format(
          "{}: {} Of a world, not of an estimator: for studies and claims; exact.{}", kind.name,
          kind.help,
          kind.name == published_measure ? " Of several figures published_inflation[LABEL]." : ""),
      width);
}

std::string all_measures(std::size_t width) {
  std::string text;
  for (const MeasureKind& kind : measure_kinds()) text += text_of(kind, width);
  for (const PointMeasureKind& kind : point_measure_kinds) text += text_of(kind, width);
  return text;
}

/// A measure by the name in the list, or that of one of a family: risk_over_3.
std::string one_measure(const std::string& name, std::size_t width) {
  for (const MeasureKind& kind : measure_kinds())
    if (kind.name == name) return text_of(kind, width);
  for (const PointMeasureKind& kind : point_measure_kinds)
    if (kind.name == name) return text_of(kind, width);
  if (!is_measure(name) && !is_point_measure(name)) return "";
  return listed(name + ": " + help_of_measure(name), width);
}

std::vector<std::string> names_of_measures() {
  std::vector<std::string> names = usual_measure_names();
  for (const MeasureKind& kind : measure_kinds()) names.emplace_back(kind.name);
  for (const PointMeasureKind& kind : point_measure_kinds) names.emplace_back(kind.name);
  return names;
}

std::string without_label(std::string_view chart) {
  return std::string(chart.substr(0, chart.find('[')));
}

std::string text_of(const ChartKind& kind, std::size_t width) {
  return listed(fmt::format("{}: {}", kind.name, kind.help), width);
}

std::string all_charts(std::size_t width) {
  std::string text;
  for (const ChartKind& kind : chart_kinds()) text += text_of(kind, width);
  return text + "\n" +
         wrapped(
             "  Those with [LABEL] are drawn for each estimator by its label; without it "
             "the first is meant.",
             width, "  ") +
         "\n";
}

std::string one_chart(const std::string& name, std::size_t width) {
  for (const ChartKind& kind : chart_kinds())
    if (without_label(kind.name) == without_label(name)) return text_of(kind, width);
  return "";
}

std::vector<std::string> names_of_charts() {
  std::vector<std::string> names;
  for (const ChartKind& kind : chart_kinds()) names.push_back(without_label(kind.name));
  return names;
}

std::vector<std::string> names_of_terms() {
  std::vector<std::string> names;
  for (const Term& term : glossary_terms()) {
    std::istringstream parts{std::string(term.names)};
    for (std::string name; std::getline(parts >> std::ws, name, ',');) names.push_back(name);
  }
  return names;
}

std::string text_of(const Term& term, std::size_t width) {
  return listed(fmt::format("{}: {} Here: {}.", term.names, term.meaning, term.here), width);
}

std::string all_terms(std::size_t width) {
  std::string text;
  for (const Term& term : glossary_terms()) text += text_of(term, width);
  return text;
}

std::string one_term(const std::string& name, std::size_t width) {
  const std::optional<Term> term = find_term(name);
  return term ? text_of(*term, width) : "";
}

constexpr std::array<Listing, 5> all_listings{{
    {"estimators", "estimator", all_estimators, one_estimator, names_of_estimators},
    {"mechanisms", "mechanism", all_mechanisms, one_mechanism, names_of_mechanisms},
    {"measures", "measure", all_measures, one_measure, names_of_measures},
    {"charts", "chart", all_charts, one_chart, names_of_charts},
    {"terms", "term", all_terms, one_term, names_of_terms},
}};

}  // namespace

std::span<const Listing> listings() {
  return all_listings;
}

}  // namespace darknumber
