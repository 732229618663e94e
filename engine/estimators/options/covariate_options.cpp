// SPDX-License-Identifier: MIT
#include "engine/estimators/options/covariate_options.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/pattern_model.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/estimators/options/read_terms_form.h"
#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"

namespace darknumber {
namespace {

constexpr std::int64_t highest_trend = 9;

/// The place of a covariate among those of a model; their number where it is none.
std::size_t place_of_covariate(std::string_view name, const std::vector<Covariate>& covariates) {
  std::size_t place = 0;
  while (place < covariates.size() && covariates[place].name != name) ++place;
  return place;
}

std::vector<std::string> names_of_covariates(const std::vector<Covariate>& covariates) {
  std::vector<std::string> names;
  for (const Covariate& covariate : covariates) names.push_back(covariate.name);
  return names;
}

std::vector<std::string> variables_of(const ListsInUse& lists,
                                      const std::vector<Covariate>& covariates) {
  std::vector<std::string> names = names_of(lists);
  for (const Covariate& covariate : covariates) names.push_back(covariate.name);
  return names;
}

/// Whether a column may hold a number that is not exact: the columns are products of powers of
/// numbers up to the levels less one.
bool is_beyond_whole_numbers(const LoglinearCovariates& model) {
  double largest = 1.0;
  for (std::size_t c = 0; c < model.covariates.size(); ++c)
    if (const std::size_t levels = model.covariates[c].levels.size(); levels > 1)
      largest *= std::pow(static_cast<double>(levels - 1), model.trends[c]);
  return largest > largest_whole_value;
}

/// What a value of a field is refused with.
struct Refusal {
  ObjectReader& reader;
  const Value& at;
  std::string_view field;

  bool operator()(std::string message, std::string advice = "", std::string suggestion = "") const {
    reader.problems().push_back({file_at(at.position, reader.file()), at.position,
                                 reader.path_of(field), std::move(message), std::move(advice),
                                 std::move(suggestion)});
    return false;
  }
};

/// Adds the list or covariate of that name to a term.
bool add_variable(const std::string& name, const ListsInUse& lists,
                  const LoglinearCovariates& model, const Refusal& refuse, CovariateTerm& term) {
  const int list = index_of_list(name, lists);
  const std::size_t covariate = place_of_covariate(name, model.covariates);
  if (list < 0 && covariate == model.covariates.size())
    return refuse(
        fmt::format("the term \"{}\" names \"{}\", which is neither a list nor a covariate of this "
                    "estimator",
                    refuse.at.text(), name),
        fmt::format("They are {}.", list_names(variables_of(lists, model.covariates))),
        nearest_name(name, variables_of(lists, model.covariates)));
  const CovariateTerm one{list >= 0 ? only(list) : 0,
                          list >= 0 ? 0 : std::uint32_t{1} << covariate};
  if ((term.lists & one.lists) != 0 || (term.covariates & one.covariates) != 0)
    return refuse(fmt::format("the term \"{}\" names \"{}\" twice", refuse.at.text(), name));
  term.lists |= one.lists;
  term.covariates |= one.covariates;
  return true;
}

bool read_covariate_term(ObjectReader& reader, const Value& item, const ListsInUse& lists,
                         LoglinearCovariates& model) {
  const Refusal refuse{reader, item, "terms"};
  if (!item.is_text())
    return refuse(fmt::format("a term must be a text, but is {}", describe_value(item)),
                  "Write names with a colon between them, as in \"Police:sex\".");
  CovariateTerm term;
  for (std::size_t begin = 0; begin <= item.text().size();) {
    const std::size_t end = std::min(item.text().find(':', begin), item.text().size());
    if (!add_variable(item.text().substr(begin, end - begin), lists, model, refuse, term))
      return false;
    begin = end + 1;
  }
  if (lists_on(term.lists) + lists_on(term.covariates) < 2)
    return refuse(fmt::format("the term \"{}\" has one variable only", item.text()),
                  "Main effects are in every model: name interactions, of two or more.");
  if (std::find(model.listed.begin(), model.listed.end(), term) != model.listed.end())
    return refuse(fmt::format("the term \"{}\" is given twice", item.text()), "Leave one out.");
  model.listed.push_back(term);
  return true;
}

}  // namespace

bool read_covariates(ObjectReader& reader, const Value& names, const ListsInUse& lists,
                     LoglinearCovariates& model) {
  if (names.array().empty()) {
    reader.report("covariates", "\"covariates\" is empty", "Name at least one, or leave it out.");
    return false;
  }
  bool sound = true;
  for (const Value& item : names.array()) {
    const Refusal refuse{reader, item, "covariates"};
    if (!item.is_text())
      sound = refuse(fmt::format("a covariate must be a name, but is {}", describe_value(item)));
    else if (index_of_list(item.text(), lists) >= 0)
      sound = refuse(fmt::format("\"{}\" is a list", item.text()),
                     "A term could mean either: give the covariate another name.");
    else if (place_of_covariate(item.text(), model.covariates) < model.covariates.size())
      sound = refuse(fmt::format("\"{}\" is named twice", item.text()), "Leave one out.");
    else
      model.covariates.push_back({item.text(), {}, {}});
  }
  if (lists.size() + model.covariates.size() > static_cast<std::size_t>(most_variables)) {
    reader.report("covariates", "lists and covariates are too many",
                  fmt::format("Together they are at most {}.", most_variables));
    sound = false;
  }
  model.trends.assign(model.covariates.size(), 0);
  return sound;
}

Value write_covariates(const LoglinearCovariates& model, const ListsInUse&) {
  Value names = empty_array();
  for (const Covariate& covariate : model.covariates)
    names.array().push_back(make_value(covariate.name));
  return names;
}

bool read_trend(ObjectReader& reader, const Value& degrees, const ListsInUse&,
                LoglinearCovariates& model) {
  const std::size_t before = reader.problems().size();
  refuse_repeated_names(degrees, reader.path_of("trend"), reader.file(), reader.problems());
  bool sound = reader.problems().size() == before;
  for (const Member& member : degrees.object()) {
    const std::size_t place = place_of_covariate(member.name, model.covariates);
    const Refusal refuse{reader, member.value, "trend"};
    if (place == model.covariates.size())
      sound = refuse(
          fmt::format("\"{}\" is not a covariate of this estimator", member.name),
          fmt::format("Its covariates are {}.", list_names(names_of_covariates(model.covariates))),
          nearest_name(member.name, names_of_covariates(model.covariates)));
    else if (!member.value.is_number() || member.value.number() < 1.0 ||
             member.value.number() > static_cast<double>(highest_trend) ||
             member.value.number() != static_cast<int>(member.value.number()))
      sound = refuse(fmt::format("a trend must be a whole number from 1 to {}, but is {}",
                                 highest_trend, describe_value(member.value)),
                     "It is the highest power of a level's number: 1 is linear, 2 quadratic.");
    else
      model.trends[place] = static_cast<int>(member.value.number());
  }
  return sound;
}

Value write_trend(const LoglinearCovariates& model, const ListsInUse&) {
  Value degrees = empty_object();
  for (std::size_t c = 0; c < model.trends.size(); ++c)
    if (model.trends[c] > 0) add_member(degrees, model.covariates[c].name, model.trends[c]);
  return degrees.object().empty() ? null_value() : degrees;
}

bool read_covariate_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                          LoglinearCovariates& model) {
  constexpr std::string_view advice =
      "It is \"independence\", \"pairwise\", or an array such as [\"Police:NGO\", \"Police:sex\"].";
  const std::optional<FixedTerms> form = read_terms_form(reader, terms, advice);
  if (!form) return false;
  model.terms = *form;
  if (model.terms != FixedTerms::listed) return true;
  bool sound = true;
  for (const Value& item : terms.array())
    sound = read_covariate_term(reader, item, lists, model) && sound;
  return sound;
}

Value write_covariate_terms(const LoglinearCovariates& model, const ListsInUse& lists) {
  if (model.search != CovariateSearch::given) return null_value();
  if (model.terms == FixedTerms::independence) return make_value("independence");
  if (model.terms == FixedTerms::pairwise) return make_value("pairwise");
  Value terms = empty_array();
  for (const CovariateTerm& term : model.listed)
    terms.array().push_back(make_value(name_of_term(term, lists, model.covariates)));
  return terms;
}

bool read_covariate_search(ObjectReader& reader, const Value& select, const ListsInUse&,
                           LoglinearCovariates& model) {
  if (select.text() == "all") {
    reader.report("select", "\"select\": \"all\" does not go with \"covariates\"",
                  "There are too many models to compare: it is \"stepwise\" or \"three_pass\".");
    return false;
  }
  model.search =
      select.text() == "three_pass" ? CovariateSearch::three_pass : CovariateSearch::stepwise;
  return true;
}

Value write_covariate_search(const LoglinearCovariates& model, const ListsInUse&) {
  if (model.search == CovariateSearch::given) return null_value();
  return make_value(model.search == CovariateSearch::three_pass ? "three_pass" : "stepwise");
}

std::optional<Method> begin_with_covariates(ObjectReader& reader) {
  const bool terms = reader.has("terms");
  const bool select = reader.has("select");
  if (terms == select) {
    const bool misspelt = !terms && (!reader.lacks("terms") || !reader.lacks("select"));
    if (!misspelt)
      reader.report("covariates", "\"covariates\" need either \"terms\" or \"select\"",
                    "Give the model with \"terms\", or let the table choose it with \"select\": "
                    "\"stepwise\" or \"three_pass\".");
    return std::nullopt;
  }
  const auto refuse = [&](std::string_view field, std::string message, std::string advice) {
    reader.report(field, std::move(message), std::move(advice));
    return std::nullopt;
  };
  for (std::string_view field : {"average", "order", "largest_ratio", "threshold"})
    if (reader.has(field))
      return refuse(field, fmt::format("\"{}\" does not go with \"covariates\"", field),
                    "Leave it out here.");
  for (std::string_view field : {"criterion", "unchecked"})
    if (terms && reader.has(field))
      return refuse(field, fmt::format("\"{}\" goes with \"select\" only", field),
                    "Leave it out here.");
  if (select && reader.lacks("criterion"))
    return refuse("select", "\"select\" needs a \"criterion\"",
                  "Add \"criterion\": \"aic\", \"aicc\" or \"bic\".");
  if (const auto criterion = reader.text("criterion");
      criterion && (*criterion == "p_value" || *criterion == "aic_wald"))
    return refuse("criterion", "models with covariates are not compared by a p-value",
                  "It is \"aic\", \"aicc\" or \"bic\".");
  return LoglinearCovariates{};
}

std::string name_of_term(const CovariateTerm& term, const ListsInUse& lists,
                         const std::vector<Covariate>& covariates) {
  std::string name = joined_names(term.lists, lists, ":");
  for (std::size_t c = 0; c < covariates.size(); ++c)
    if (((term.covariates >> c) & 1U) != 0) name += (name.empty() ? "" : ":") + covariates[c].name;
  return name;
}

void resolve_covariates(std::vector<EstimatorSpec>& estimators,
                        const std::vector<Covariate>& of_strata, const CovariatePlace& place,
                        Problems& problems) {
  const auto refuse = [&](const EstimatorSpec& estimator, std::string message, std::string advice,
                          std::string suggestion = "") {
    problems.push_back({file_at(place.position, place.file), place.position, place.path,
                        fmt::format("{}: {}", estimator.label, message), std::move(advice),
                        std::move(suggestion)});
  };
  const std::vector<std::string> known = names_of_covariates(of_strata);
  for (EstimatorSpec& estimator : estimators) {
    auto* model = std::get_if<LoglinearCovariates>(&estimator.method);
    if (model == nullptr) continue;
    for (std::size_t c = 0; c < model->covariates.size(); ++c) {
      Covariate& covariate = model->covariates[c];
      const std::size_t found = place_of_covariate(covariate.name, of_strata);
      if (found == of_strata.size()) {
        refuse(estimator, fmt::format("there is no covariate \"{}\"", covariate.name),
               known.empty() ? "None is given: a scenario names them in population.covariates, "
                               "a table's columns are named by --covariate."
                             : fmt::format("The covariates are {}.", list_names(known)),
               nearest_name(covariate.name, known));
        continue;
      }
      covariate = of_strata[found];
      const auto levels = static_cast<int>(covariate.levels.size());
      if (model->trends[c] >= levels)
        refuse(estimator,
               fmt::format("a trend of degree {} needs more than {} levels of \"{}\"",
                           model->trends[c], levels, covariate.name),
               levels > 1 ? fmt::format("It is at most {}.", levels - 1) : "Leave the trend out.");
    }
    if (is_beyond_whole_numbers(*model))
      refuse(estimator, "such powers of so many levels are beyond 2^53, where numbers have gaps",
             "Take a lower degree in \"trend\".");
  }
}

}  // namespace darknumber
