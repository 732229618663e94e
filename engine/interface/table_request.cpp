// SPDX-License-Identifier: MIT
#include "engine/interface/table_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/methods/assumed_false_positives.h"
#include "engine/estimators/options/covariate_options.h"
#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/input/list_groups.h"
#include "engine/input/make_value.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"

namespace darknumber {
namespace {

constexpr double default_level = 0.95;

/// The first of the levels asked for.
double level_of(const TableRequest& asked) {
  return asked.levels.empty() ? default_level : asked.levels.front();
}

/// The others, each once.
std::vector<double> further_levels_of(const TableRequest& asked) {
  std::vector<double> levels;
  for (const double level : asked.levels)
    if (level != asked.levels.front() &&
        std::find(levels.begin(), levels.end(), level) == levels.end())
      levels.push_back(level);
  return levels;
}

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
      return refuse(fmt::format("there is no list called \"{}\"", text_of_name),
                    fmt::format("There are {}.", join_with_and(names_of(lists))),
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

/// Whether estimators work stratum by stratum unless they say otherwise. The patterns of covariates
/// are strata for those that ask.
bool works_by_strata(const NamedTable& named) {
  return !named.strata.empty() && named.covariates.empty();
}

/// Of a table with covariates, the published search over all of them, beside the usual set.
void add_usual_with_covariates(const TableRequest& asked, const NamedTable& named,
                               const ListsInUse& lists, std::vector<EstimatorSpec>& estimators) {
  if (named.covariates.empty()) return;
  LoglinearCovariates search;
  search.covariates = named.covariates;
  search.trends.assign(named.covariates.size(), 0);
  search.search = CovariateSearch::three_pass;
  EstimatorSpec spec;
  spec.method = search;
  spec.lists = lists;
  spec.level = level_of(asked);
  estimators.push_back(std::move(spec));
  assign_labels(estimators);
}

void refuse_unnamed_lists(const TableRequest& asked, const WideTable& wide,
                          const std::vector<ListGroup>& groups, Problems& problems) {
  WideHistory named = 0;
  for (const ListGroup& group : groups) named |= group.members;
  for (std::size_t list = 0; list < wide.lists.size(); ++list)
    if (((named >> list) & 1U) == 0)
      problems.push_back(
          {asked.file, wide.places[list], "",
           fmt::format("the column \"{}\" holds memberships, and --lists does not name it",
                       wide.lists[list]),
           fmt::format("Say what it is: name it with --covariate '{0}', leave it out with --ignore "
                       "'{0}', or add it to --lists.",
                       wide.lists[list]),
           ""});
}

/// One --estimator: a JSON object or a label.
std::optional<EstimatorSpec> read_spec(const std::string& spec, const ListsInUse& lists,
                                       const NamedTable& named, double level, Problems& problems) {
  const std::string option = "--estimator " + spec;
  const std::size_t start = spec.find_first_not_of(" \t");
  if (start == std::string::npos || spec[start] != '{') {
    auto estimator = read_estimator_label(spec, option, lists, named.lists, level, problems);
    if (estimator) estimator->stratify = works_by_strata(named);
    return estimator;
  }
  const std::size_t before = problems.size();
  const Value value = parse_option_value(spec, option, problems);
  if (problems.size() > before) return std::nullopt;
  auto estimator = read_estimator(value, "", "", lists, named.lists, level, problems);
  if (estimator && value.find("stratify") == nullptr) estimator->stratify = works_by_strata(named);
  if (estimator && estimator->stratify && named.strata.empty())
    problems.push_back({"", value.position, "", "there are no strata to estimate one by one",
                        "Name the column that holds them with --stratum.", ""});
  return estimator;
}

std::vector<EstimatorSpec> read_specs(const TableRequest& asked, const ListsInUse& lists,
                                      const NamedTable& named, Problems& problems) {
  std::vector<EstimatorSpec> estimators;
  if (asked.estimators.empty()) {
    estimators = default_estimators(lists, level_of(asked));
    for (EstimatorSpec& estimator : estimators) estimator.stratify = works_by_strata(named);
    add_usual_with_covariates(asked, named, lists, estimators);
    for (EstimatorSpec& estimator : estimators) estimator.further_levels = further_levels_of(asked);
    return estimators;
  }
  for (const std::string& spec : asked.estimators)
    if (auto estimator = read_spec(spec, lists, named, level_of(asked), problems)) {
      estimator->further_levels = further_levels_of(asked);
      estimators.push_back(std::move(*estimator));
    }
  assign_labels(estimators);
  for (EstimatorSpec& estimator : estimators)
    if (std::holds_alternative<MeanOf>(estimator.method)) estimator.stratify = false;
  check_means(estimators, {0, 0, "--estimator"}, "", "", problems);
  resolve_covariates(estimators, named.covariates, {{0, 0, "--estimator"}, "", ""}, problems);
  return estimators;
}

/// Which columns of the file --lists names.
std::vector<ListGroup> groups_asked(const WideTable& wide, const std::string& lists,
                                    Problems& problems) {
  const Value value = lists_value(lists, "--lists " + lists, problems);
  return problems.empty() ? read_list_groups(value, wide.lists, problems)
                          : std::vector<ListGroup>();
}

/// Where --lists names lists and --covariate covariates, every column of memberships is asked
/// about.
void check_every_list_is_named(const WideTable& wide, const TableRequest& asked) {
  const std::string& lists = asked.lists;
  if (asked.reading.covariates.empty() || lists.empty()) return;
  Problems problems;
  const std::vector<ListGroup> groups = groups_asked(wide, lists, problems);
  if (!problems.empty()) return;  // said where the lists are read
  refuse_unnamed_lists(asked, wide, groups, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace

TableInUse table_in_use(const WideTable& wide, const TableRequest& asked, std::size_t replicate) {
  const std::string& lists = asked.lists;
  check_every_list_is_named(wide, asked);
  if (wide.lists.size() <= static_cast<std::size_t>(max_lists) || lists.empty())
    return {over_all_lists(wide, asked.file, replicate), false};
  Problems problems;
  const std::vector<ListGroup> groups = groups_asked(wide, lists, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return {over_groups(wide, groups, replicate), true};
}

std::uint64_t seed_of(const TableRequest& asked) {
  return asked.seed.value_or(StreamKey().seed);
}

EstimationSpec read_request(const TableRequest& asked, const TableInUse& table) {
  const NamedTable& named = table.named;
  Problems problems;
  EstimationSpec estimation;
  estimation.unknown = asked.prorate ? UnknownStratum::prorate : UnknownStratum::drop;
  estimation.lists = read_lists_option(table.lists_chosen ? "" : asked.lists, named, problems);
  if (problems.empty()) {
    estimation.remove = read_removals(asked.remove, estimation.lists, problems);
    estimation.estimators = read_specs(asked, estimation.lists, named, problems);
    if (const auto label = repeated_label(estimation.estimators, named.strata))
      problems.push_back({"",
                          {0, 0, "--estimator"},
                          "",
                          fmt::format("two answers would be called \"{}\": an estimator, and that "
                                      "of another one for a stratum",
                                      *label),
                          "Give the first another \"label\".",
                          ""});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return estimation;
}

Observed observed_of(const EstimationSpec& estimation, const NamedTable& named) {
  const auto counts_of = [](const ContingencyTable& table) {
    return std::vector<double>(table.counts().begin(), table.counts().end());
  };
  StratumCounts known;
  for (const ContingencyTable& table : named.by_stratum) known.push_back(counts_of(table));
  const ContingencyTable nobody(named.table.lists());
  const ContingencyTable& rest = named.strata.empty() ? named.table
                                 : named.unknown      ? *named.unknown
                                                      : nobody;
  return observe_table(estimation, std::move(known), counts_of(rest));
}

void check_assumed_shares(const EstimationSpec& estimation, const Observed& observed,
                          const TableRequest& asked, const NamedTable& named) {
  Problems problems;
  for (const AssumedShareFault& fault :
       assumed_share_faults(estimation.estimators, observed.entities, observed.strata)) {
    const EstimatorSpec& estimator = estimation.estimators[fault.estimator];
    problems.push_back({"",
                        {0, 0, "--estimator " + asked.estimators[fault.estimator]},
                        "assumed_false_positive_share." + estimator.lists[fault.list].name,
                        message_of(fault, estimator, named.strata),
                        advice_of(fault),
                        ""});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace darknumber
