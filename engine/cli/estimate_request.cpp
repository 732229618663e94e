// SPDX-License-Identifier: MIT
#include "engine/cli/estimate_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/input/list_groups.h"
#include "engine/input/make_value.h"
#include "engine/input/nearest_name.h"

namespace darknumber {
namespace {

constexpr double level = 0.95;

/// "A,B" as the JSON array ["A","B"]; what starts with a bracket is JSON already.
Value lists_value(const std::string& text, const std::string& option, Problems& problems) {
  if (text.find_first_of("[{") != std::string::npos)
    return parse_option_value(text, option, problems);
  Value names = empty_array();
  names.position.source = option;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    Value name = make_value(text.substr(begin, end - begin));
    name.position.source = option;
    names.array().push_back(std::move(name));
    begin = end + 1;
  }
  return names;
}

ListsInUse read_lists_option(const std::string& text, const NamedTable& named, Problems& problems) {
  const ListsInUse all = every_agency(named.lists);
  if (text.empty()) return all;
  const Value value = lists_value(text, "--lists " + text, problems);
  return problems.empty() ? read_lists(value, "", "", all, named.lists, problems) : all;
}

/// One --remove: the lists of a history (or "single"), an equals sign, a share.
std::optional<Removal> read_removal(const std::string& text, const ListsInUse& lists,
                                    Problems& problems) {
  const Position position{0, 0, "--remove " + text};
  const auto refuse = [&](std::string message, std::string advice, std::string suggestion = "") {
    problems.push_back(
        {"", position, "", std::move(message), std::move(advice), std::move(suggestion)});
    return std::nullopt;
  };
  const std::size_t equals = text.rfind('=');
  const char* end = text.data() + text.size();
  const char* share = equals == std::string::npos ? end : text.data() + equals + 1;
  Removal removal;
  const auto [stop, error] = std::from_chars(share, end, removal.share);
  if (error != std::errc{} || stop != end || !(removal.share >= 0.0 && removal.share <= 1.0))
    return refuse("a removal is a history, an equals sign and a share from 0 to 1",
                  "For example --remove 'Police=0.2' or --remove 'single=0.1'.");
  const std::string history = text.substr(0, equals);
  if (history == "single") return removal;
  removal.history = 0;
  const Value names = lists_value(history, position.source, problems);
  if (!names.is_array())
    return refuse(fmt::format("\"{}\" does not name lists", history), "For example 'Police=0.2'.");
  for (const Value& name : names.array()) {
    const std::string text_of_name = name.is_text() ? name.text() : "";
    const int list = index_of_list(text_of_name, lists);
    if (list < 0)
      return refuse(fmt::format("there is no list called \"{}\"", text_of_name), "",
                    nearest_name(text_of_name, names_of(lists)));
    *removal.history |= only(list);
  }
  return removal;
}

std::vector<Removal> read_removals(const std::vector<std::string>& texts, const ListsInUse& lists,
                                   Problems& problems) {
  std::vector<Removal> removals;
  for (const std::string& text : texts)
    if (const auto removal = read_removal(text, lists, problems)) removals.push_back(*removal);
  return removals;
}

/// One --estimator: a JSON object or a label.
std::optional<EstimatorSpec> read_spec(const std::string& spec, const ListsInUse& lists,
                                       const NamedTable& named, Problems& problems) {
  const std::string option = "--estimator " + spec;
  const std::size_t start = spec.find_first_not_of(" \t");
  if (start == std::string::npos || spec[start] != '{') {
    auto estimator = read_estimator_label(spec, option, lists, named.lists, level, problems);
    if (estimator) estimator->stratify = !named.strata.empty();
    return estimator;
  }
  const std::size_t before = problems.size();
  const Value value = parse_option_value(spec, option, problems);
  if (problems.size() > before) return std::nullopt;
  auto estimator = read_estimator(value, "", "", lists, named.lists, level, problems);
  if (estimator && value.find("stratify") == nullptr) estimator->stratify = !named.strata.empty();
  if (estimator && estimator->stratify && named.strata.empty())
    problems.push_back({"", value.position, "", "there are no strata to estimate one by one",
                        "Name the column that holds them with --stratum.", ""});
  return estimator;
}

std::vector<EstimatorSpec> read_specs(const TableOptions& asked, const ListsInUse& lists,
                                      const NamedTable& named, Problems& problems) {
  std::vector<EstimatorSpec> estimators;
  if (asked.estimators.empty()) {
    estimators = default_estimators(lists, level);
    for (EstimatorSpec& estimator : estimators) estimator.stratify = !named.strata.empty();
    return estimators;
  }
  for (const std::string& spec : asked.estimators)
    if (auto estimator = read_spec(spec, lists, named, problems))
      estimators.push_back(std::move(*estimator));
  assign_labels(estimators);
  for (EstimatorSpec& estimator : estimators)
    if (std::holds_alternative<MeanOf>(estimator.method)) estimator.stratify = false;
  check_means(estimators, {0, 0, "--estimator"}, "", "", problems);
  return estimators;
}

}  // namespace

NamedTable table_in_use(const WideTable& wide, const Options& options, std::size_t replicate) {
  const std::string& lists = options.table.lists;
  if (wide.lists.size() <= static_cast<std::size_t>(max_lists) || lists.empty())
    return over_all_lists(wide, options.input, replicate);
  Problems problems;
  const Value value = lists_value(lists, "--lists " + lists, problems);
  std::vector<ListGroup> groups;
  if (problems.empty()) groups = read_list_groups(value, wide.lists, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return over_groups(wide, groups, replicate);
}

EstimationSpec read_request(const TableOptions& asked, const NamedTable& named, bool lists_chosen) {
  Problems problems;
  EstimationSpec estimation;
  estimation.unknown = asked.prorate ? UnknownStratum::prorate : UnknownStratum::drop;
  estimation.lists = read_lists_option(lists_chosen ? "" : asked.lists, named, problems);
  if (problems.empty()) {
    estimation.remove = read_removals(asked.remove, estimation.lists, problems);
    estimation.estimators = read_specs(asked, estimation.lists, named, problems);
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return estimation;
}

}  // namespace darknumber
