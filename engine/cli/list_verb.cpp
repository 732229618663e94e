// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/estimators/method_names.h"
#include "engine/estimators/registry.h"
#include "engine/performance/measures.h"
#include "engine/report/text_table.h"
#include "engine/scenario/mechanisms.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {
namespace {

ExitCode unknown_name(const std::string& what, const std::string& name,
                      const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(name, known);
  say("error: there is no {} \"{}\"{}\n", what, name,
      nearest.empty() ? "." : fmt::format("; did you mean \"{}\"?", nearest));
  return ExitCode::bad_usage;
}

std::vector<std::string> names_of_estimators() {
  std::vector<std::string> names;
  for (const EstimatorMethod& method : estimator_methods()) names.emplace_back(method.name);
  for (KnownAs& known : other_method_names()) names.push_back(std::move(known.name));
  return names;
}

void print_method(const EstimatorMethod& method) {
  print_result(fmt::format("{}: {}\n\n{}\n", method.name, method.summary, method.details));
  std::string names;
  for (const KnownAs& known : other_method_names())
    if (known.method == method.name) names += (names.empty() ? "" : ", ") + known.name;
  if (!names.empty())
    print_result(
        fmt::format("Names that lead here\n{}\n", wrapped("  " + names, text_width, "  ")));
}

/// A method by its name, that of its lists in a label included, or by another name for it.
ExitCode list_one_estimator(const std::string& name) {
  if (const EstimatorMethod* method = find_estimator_method(name.substr(0, name.find('[')))) {
    print_method(*method);
    return ExitCode::done;
  }
  const std::optional<KnownAs> known = find_other_method_name(name);
  if (!known) return unknown_name("estimator", name, names_of_estimators());
  print_result(fmt::format(
      "{}\n\n", wrapped(fmt::format("\"{}\" is {} here. {}", name, known->method, known->meaning),
                        text_width)));
  print_method(*find_estimator_method(known->method));
  return ExitCode::done;
}

ExitCode list_estimators(const std::string& name) {
  if (!name.empty()) return list_one_estimator(name);
  TextTable table({"method", "what it is"});
  table.align_left(1);
  for (const EstimatorMethod& method : estimator_methods())
    table.add({std::string(method.name), std::string(method.summary)});
  print_result(fmt::format(
      "{}\n  darknumber list estimators METHOD says what it assumes and what breaks it.\n"
      "  A label (stepwise_bic, mth_chao) and names used elsewhere (DSE, Mt, Mth, dga, LCMCR) "
      "find\n"
      "  their method too.\n",
      table.text()));
  return ExitCode::done;
}

void print_mechanism(const Mechanism& mechanism) {
  print_result(fmt::format("  {}\n    fields      {}\n    violates    {}\n{}\n", mechanism.name,
                           mechanism.fields, mechanism.assumption,
                           wrapped(fmt::format("    estimates   {}", mechanism.direction),
                                   text_width, "                ")));
}

ExitCode list_mechanisms(const std::string& name) {
  const std::vector<Mechanism> found = mechanisms_named(name);
  if (found.empty()) return unknown_name("mechanism", name, names_of_mechanisms());
  for (const Mechanism& mechanism : found) print_mechanism(mechanism);
  print_result(fmt::format(
      "\n  The directions are the usual ones; darknumber expect SCENARIO gives the exact ones.\n"));
  return ExitCode::done;
}

std::string replicates_text(ReplicatesUsed used) {
  return used == ReplicatesUsed::all ? "all replicates"
                                     : fmt::format("replicates {}", name_of(used));
}

ExitCode list_measures(const std::string&) {
  std::string text;
  for (const MeasureKind& kind : measure_kinds())
    text += fmt::format("{}\n", wrapped(fmt::format("  {}: {} Over {}.", kind.name, kind.help,
                                                    replicates_text(kind.used)),
                                        text_width, "      "));
  print_result(text);
  return ExitCode::done;
}

/// The scenarios that come with the program: beside the installed one, else in the checkout.
std::filesystem::path scenarios_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto installed = program.parent_path() / DARKNUMBER_INSTALLED_SCENARIOS;
  if (!error && std::filesystem::is_directory(installed, error))
    return installed.lexically_normal();
  return DARKNUMBER_CHECKOUT_SCENARIOS;
}

ExitCode list_scenarios(const std::string&) {
  const std::filesystem::path folder = scenarios_folder();
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
                text_width, "      "));
  print_result(text);
  return ExitCode::done;
}

enum class TakesName { no, yes };

struct Listing {
  std::string_view name;
  ExitCode (*list)(const std::string& name);
  TakesName takes_name;
};

constexpr std::array<Listing, 4> listings{{{"estimators", list_estimators, TakesName::yes},
                                           {"mechanisms", list_mechanisms, TakesName::yes},
                                           {"measures", list_measures, TakesName::no},
                                           {"scenarios", list_scenarios, TakesName::no}}};

}  // namespace

ExitCode list_verb(const Options& options) {
  std::vector<std::string> known;
  for (const Listing& listing : listings) {
    if (listing.name == options.input) {
      if (!options.name.empty() && listing.takes_name == TakesName::no) {
        say("error: list {} takes no name.\n", options.input);
        return ExitCode::bad_usage;
      }
      return listing.list(options.name);
    }
    known.emplace_back(listing.name);
  }
  return unknown_name("list of", options.input, known);
}

}  // namespace darknumber
