// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "engine/cli/shipped_scenarios.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/method_names.h"
#include "engine/input/wording.h"
#include "engine/performance/measures.h"
#include "engine/report/glossary.h"
#include "engine/report/methods_reference.h"
#include "engine/report/page/chart_kinds.h"
#include "engine/report/text_table.h"
#include "engine/scenario/description/mechanisms.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {
namespace {

/// `otherwise`: what is said where no known name is near.
ExitCode unknown_name(const std::string& what, const std::string& name,
                      const std::vector<std::string>& known, const std::string& otherwise) {
  const std::string nearest = nearest_name(name, known);
  say("error: there is no {} \"{}\"{}\n", what, name,
      nearest.empty() ? ". " + otherwise : fmt::format("; did you mean \"{}\"?", nearest));
  return ExitCode::bad_usage;
}

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

void print_method(const MethodKind& method, std::size_t width) {
  print_result(wrapped(fmt::format("{}: {}", method.name, method.summary), width) + "\n\n" +
               help_text(method.help, width));
  std::string names;
  for (const KnownAs& known : other_method_names())
    if (known.method == method.name) names += (names.empty() ? "" : ", ") + known.name;
  if (!names.empty())
    print_result(fmt::format("Names that lead here\n{}\n", wrapped("  " + names, width, "  ")));
}

/// A method by its name, that of its lists in a label included, or by another name for it.
ExitCode list_one_estimator(const std::string& name, std::size_t width) {
  if (const MethodKind* method = find_method_kind(name.substr(0, name.find('[')))) {
    print_method(*method, width);
    return ExitCode::done;
  }
  const std::optional<KnownAs> known = find_other_method_name(name);
  if (!known)
    return unknown_name("estimator", name, names_of_estimators(),
                        "darknumber list estimators shows them.");
  print_result(fmt::format(
      "{}\n\n",
      wrapped(fmt::format("\"{}\" is {} here. {}", name, known->method, known->meaning), width)));
  print_method(*find_method_kind(known->method), width);
  return ExitCode::done;
}

ExitCode list_estimators(const Options& options) {
  if (!options.name.empty()) return list_one_estimator(options.name, options.width);
  TextTable table({"method", "what it is"});
  table.align_left(1);
  for (const MethodKind* kind : method_kinds())
    table.add({std::string(kind->name), std::string(kind->summary)});
  print_result(
      table.text(options.width) + "\n" +
      wrapped(
          "  darknumber list estimators METHOD says what it assumes and what breaks it. A label "
          "(stepwise_bic, mth_chao) and names used elsewhere (DSE, Mt, Mth, dga, LCMCR) find "
          "their method too.",
          options.width, "  ") +
      "\n");
  return ExitCode::done;
}

void print_mechanism(const Mechanism& mechanism, std::size_t width) {
  constexpr std::size_t label_width = 14;
  print_result(fmt::format("  {}\n", mechanism.name) +
               labelled("  fields", label_width, std::string(mechanism.fields), width) +
               labelled("  violates", label_width, std::string(mechanism.assumption), width) +
               labelled("  estimates", label_width, std::string(mechanism.direction), width));
}

ExitCode list_mechanisms(const Options& options) {
  const std::string& name = options.name;
  const std::vector<Mechanism> found = mechanisms_named(name);
  if (found.empty())
    return unknown_name("mechanism", name, names_of_mechanisms(),
                        "darknumber list mechanisms shows them.");
  for (const Mechanism& mechanism : found) print_mechanism(mechanism, options.width);
  print_result(
      "\n" +
      wrapped("  The directions are the usual ones; darknumber expect SCENARIO gives those "
              "of a scenario.",
              options.width, "  ") +
      "\n");
  return ExitCode::done;
}

std::string replicates_text(ReplicatesUsed used) {
  return used == ReplicatesUsed::all ? "all replicates"
                                     : fmt::format("replicates {}", name_of(used));
}

ExitCode list_measures(const Options& options) {
  std::string text;
  for (const MeasureKind& kind : measure_kinds())
    text += fmt::format("{}\n", wrapped(fmt::format("  {}: {} Over {}.", kind.name, kind.help,
                                                    replicates_text(kind.used)),
                                        options.width, "      "));
  for (const PointMeasureKind& kind : point_measure_kinds)
    text += fmt::format(
        "{}\n",
        wrapped(
            fmt::format(
                "  {}: {} Of a world, not of an estimator: for studies and claims; exact.{}",
                kind.name, kind.help,
                kind.name == published_measure ? " Of several figures published_inflation[LABEL]."
                                               : ""),
            options.width, "      "));
  print_result(text);
  return ExitCode::done;
}

ExitCode list_charts(const Options& options) {
  std::string text;
  for (const ChartKind& kind : chart_kinds())
    text += fmt::format(
        "{}\n", wrapped(fmt::format("  {}: {}", kind.name, kind.help), options.width, "      "));
  print_result(text + "\n" +
               wrapped("  Those with [LABEL] are drawn for each estimator by its label; without it "
                       "the first is meant.",
                       options.width, "  ") +
               "\n");
  return ExitCode::done;
}

ExitCode list_scenarios(const Options& options) {
  const std::filesystem::path folder = shipped_scenarios();
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string text;
  for (const std::filesystem::path& file : files)
    text += fmt::format(
        "{}\n",
        wrapped(fmt::format("  {}: {}",
                            file.lexically_proximate(std::filesystem::current_path()).string(),
                            load_scenario(file.string()).title),
                options.width, "      "));
  print_result(text);
  return ExitCode::done;
}

std::vector<std::string> names_of_terms() {
  std::vector<std::string> names;
  for (const Term& term : glossary_terms()) {
    std::istringstream parts{std::string(term.names)};
    for (std::string name; std::getline(parts >> std::ws, name, ',');) names.push_back(name);
  }
  return names;
}

void print_term(const Term& term, std::size_t width) {
  print_result(wrapped(fmt::format("  {}: {} Here: {}.", term.names, term.meaning, term.here),
                       width, "      ") +
               "\n");
}

ExitCode list_terms(const Options& options) {
  if (options.name.empty()) {
    for (const Term& term : glossary_terms()) print_term(term, options.width);
    return ExitCode::done;
  }
  const std::optional<Term> term = find_term(options.name);
  if (!term)
    return unknown_name("term", options.name, names_of_terms(),
                        "darknumber list terms shows them.");
  print_term(*term, options.width);
  return ExitCode::done;
}

enum class TakesName { no, yes };

struct Listing {
  std::string_view name;
  ExitCode (*list)(const Options& options);
  TakesName takes_name;
};

constexpr std::array<Listing, 6> listings{{{"estimators", list_estimators, TakesName::yes},
                                           {"mechanisms", list_mechanisms, TakesName::yes},
                                           {"measures", list_measures, TakesName::no},
                                           {"charts", list_charts, TakesName::no},
                                           {"scenarios", list_scenarios, TakesName::no},
                                           {"terms", list_terms, TakesName::yes}}};

/// Looks for a word that is no listing in those that have names of their own.
std::optional<ExitCode> list_wherever(const std::string& word, std::size_t width) {
  if (find_method_kind(word) != nullptr || find_other_method_name(word))
    return list_one_estimator(word, width);
  if (const std::optional<Term> term = find_term(word)) {
    print_term(*term, width);
    return ExitCode::done;
  }
  const std::vector<Mechanism> found = mechanisms_named(word);
  if (word.empty() || found.empty()) return std::nullopt;
  for (const Mechanism& mechanism : found) print_mechanism(mechanism, width);
  return ExitCode::done;
}

}  // namespace

ExitCode list_verb(const Options& options) {
  std::vector<std::string> known;
  for (const Listing& listing : listings) {
    if (listing.name == options.input) {
      if (!options.name.empty() && listing.takes_name == TakesName::no) {
        say("error: list {} takes no name.\n", options.input);
        return ExitCode::bad_usage;
      }
      return listing.list(options);
    }
    known.emplace_back(listing.name);
  }
  if (const auto code = list_wherever(options.input, options.width)) return *code;
  return unknown_name("list of", options.input, known,
                      fmt::format("There are {}.", join_with_and(known)));
}

}  // namespace darknumber
