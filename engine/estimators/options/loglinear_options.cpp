// SPDX-License-Identifier: MIT
#include "engine/estimators/options/loglinear_options.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/core/model_code.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/estimators/options/read_terms_form.h"
#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"

namespace darknumber {
namespace {

/// One term, "A:B"; 0, with a problem added, where it is none.
CaptureHistory read_term(ObjectReader& reader, const Value& item, const ListsInUse& lists) {
  const auto refuse = [&](std::string message, std::string advice, std::string suggestion = "") {
    reader.problems().push_back({file_at(item.position, reader.file()), item.position,
                                 reader.path_of("terms"), std::move(message), std::move(advice),
                                 std::move(suggestion)});
    return CaptureHistory{0};
  };
  if (!item.is_text())
    return refuse(fmt::format("a term must be a text, but is {}", describe_value(item)),
                  "Write the names of its lists with a colon between them, as in \"Police:NGO\".");
  const std::string& text = item.text();
  CaptureHistory term = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(':', begin), text.size());
    const std::string name = text.substr(begin, end - begin);
    const int list = index_of_list(name, lists);
    if (list < 0)
      return refuse(
          fmt::format("the term \"{}\" names \"{}\", which is not a list of this estimator", text,
                      name),
          fmt::format("Its lists are {}.", list_names(names_of(lists))),
          nearest_name(name, names_of(lists)));
    if (contains(term, list))
      return refuse(fmt::format("the term \"{}\" names \"{}\" twice", text, name), "");
    term |= only(list);
    begin = end + 1;
  }
  if (lists_on(term) < 2)
    return refuse(fmt::format("the term \"{}\" has one list only", text),
                  "Main effects are in every model: name interactions, of two lists or more.");
  return term;
}

/// An option that only another choice uses is a mistake, not a preference.
void refuse_idle(ObjectReader& reader, std::string_view field, std::string_view goes_with) {
  if (reader.has(field))
    reader.report(field, fmt::format("\"{}\" goes with {} only", field, goes_with),
                  "Leave it out here.");
}

void refuse_three_pass(ObjectReader& reader) {
  if (reader.lacks("covariates"))
    reader.report("select", "\"select\": \"three_pass\" goes with \"covariates\" only",
                  "Name them with \"covariates\", or select by \"stepwise\" or \"all\".");
}

std::optional<Method> begin_selection(ObjectReader& reader) {
  const std::optional<std::string> select = reader.text("select");
  if (!select) return std::nullopt;
  if (!reader.has("criterion") && !reader.lacks("criterion")) return std::nullopt;  // misspelt
  if (!reader.has("criterion")) {
    reader.report("select", "\"select\" needs a \"criterion\"",
                  "Add \"criterion\": \"aic\", \"aicc\" or \"bic\", or for stepwise \"p_value\" or "
                  "\"aic_wald\".");
    return std::nullopt;
  }
  const std::optional<std::string> criterion = reader.text("criterion");
  if (!criterion) return std::nullopt;
  if (*select != "stepwise" || (*criterion != "p_value" && *criterion != "aic_wald"))
    refuse_idle(reader, "threshold", "\"select\": \"stepwise\" by \"p_value\" or \"aic_wald\"");
  if (*select == "three_pass") {
    refuse_three_pass(reader);
    return std::nullopt;
  }
  if (*select == "all") return LoglinearAll{};
  return LoglinearStepwise{};
}

/// How messages name the field that asks for all models.
std::string_view all_by(std::string_view field) {
  return field == "select" ? "\"all\"" : "\"average\"";
}

/// Where the models are too many: the largest order that would do.
std::optional<OptionFault> fault_of_number(std::string_view field, int order, int lists) {
  if (models_up_to(lists, order) <= most_models) return std::nullopt;
  int less = order;
  while (less > 1 && models_up_to(lists, less) > most_models) --less;
  return OptionFault{
      field,
      fmt::format("{} would fit more than {} models of {} lists", all_by(field), most_models,
                  lists),
      fmt::format("With \"order\": {} it fits {}.", less, models_up_to(lists, less))};
}

std::optional<OptionFault> fault_of_order(std::string_view field, int order, int lists) {
  if (order == 0 && default_order(lists) == 0)
    return OptionFault{field,
                       fmt::format("with {} lists, {} needs an \"order\"", lists, all_by(field)),
                       "Give the most lists that a term may have, such as \"order\": 2. Without a "
                       "limit there are too many models to compare."};
  if (const auto fault = fault_of_long_terms(order, lists)) return fault;
  return fault_of_number(field, order > 0 ? order : default_order(lists), lists);
}

using Renumbered = CaptureHistory (*)(CaptureHistory set, CaptureHistory kept);

LoglinearCovariates over_kept_lists(LoglinearCovariates model, Renumbered renumbered,
                                    CaptureHistory kept) {
  std::vector<CovariateTerm> left;
  for (CovariateTerm term : model.listed) {
    term.lists = renumbered(term.lists, kept);
    const bool met = std::find(left.begin(), left.end(), term) != left.end();
    if (lists_on(term.lists) + lists_on(term.covariates) >= 2 && !met) left.push_back(term);
  }
  model.listed = std::move(left);
  return model;
}

}  // namespace

std::optional<OptionFault> fault_of_long_terms(int asked, int lists) {
  if (asked <= longest_coded_term(lists)) return std::nullopt;
  if (asked > lists)
    return OptionFault{"order",
                       fmt::format("a term cannot have {} lists: there are {}", asked, lists),
                       fmt::format("Give at most {}.", lists)};
  return OptionFault{"order",
                     fmt::format("with {} lists a term cannot have {} of them", lists, asked),
                     fmt::format("There would be too many terms to choose from. Give at most {}.",
                                 longest_coded_term(lists))};
}

bool read_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                LoglinearFixed& model) {
  constexpr std::string_view advice =
      "It is \"independence\", \"pairwise\", or an array such as [\"Police:NGO\"].";
  const std::optional<FixedTerms> form = read_terms_form(reader, terms, advice);
  if (!form) return false;
  model.terms = *form;
  if (model.terms != FixedTerms::listed) return true;
  return read_listed_terms(reader, terms, lists, model.listed);
}

bool read_listed_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                       std::vector<CaptureHistory>& listed) {
  bool sound = true;
  for (const Value& item : terms.array()) {
    const CaptureHistory term = read_term(reader, item, lists);
    sound = sound && term != 0;
    if (term == 0) continue;
    if (std::find(listed.begin(), listed.end(), term) != listed.end()) {
      reader.problems().push_back(
          {file_at(item.position, reader.file()), item.position, reader.path_of("terms"),
           fmt::format("the term \"{}\" is given twice", item.text()), "Leave one out.", ""});
      sound = false;
    }
    listed.push_back(term);
  }
  return sound;
}

Value write_listed_terms(const std::vector<CaptureHistory>& listed, const ListsInUse& lists) {
  Value terms = empty_array();
  for (CaptureHistory term : listed)
    terms.array().push_back(make_value(joined_names(term, lists, ":")));
  return terms;
}

Value write_terms(const LoglinearFixed& model, const ListsInUse& lists) {
  if (model.terms == FixedTerms::independence) return make_value("independence");
  if (model.terms == FixedTerms::pairwise) return make_value("pairwise");
  return write_listed_terms(model.listed, lists);
}

int order_or_default(int order, const ListsInUse& lists) {
  return order > 0 ? order : default_order(static_cast<int>(lists.size()));
}

bool read_average(ObjectReader&, const Value& weights, const ListsInUse&,
                  LoglinearAverage& average) {
  average.criterion = weights.text() == "bic" ? Criterion::bic : Criterion::aic;
  return true;
}

Value write_average(const LoglinearAverage& average, const ListsInUse&) {
  return make_value(average.criterion == Criterion::bic ? "bic" : "aic");
}

bool has_interaction(const LoglinearFixed& model, CaptureHistory pair) {
  return (model.terms == FixedTerms::pairwise && lists_on(pair) == 2) ||
         std::any_of(model.listed.begin(), model.listed.end(),
                     [pair](CaptureHistory term) { return is_subset(pair, term); });
}

bool has_interaction(const LoglinearCovariates& model, CaptureHistory pair) {
  return model.search != CovariateSearch::given ||
         (model.terms == FixedTerms::pairwise && lists_on(pair) == 2) ||
         std::any_of(model.listed.begin(), model.listed.end(),
                     [pair](const CovariateTerm& term) { return is_subset(pair, term.lists); });
}

std::optional<Method> begin_loglinear(ObjectReader& reader) {
  if (reader.has("covariates")) return begin_with_covariates(reader);
  if (reader.lacks("covariates"))
    for (std::string_view field : fields_of_covariates)
      refuse_idle(reader, field, "\"covariates\"");
  constexpr std::string_view ways[] = {"terms", "select", "average"};
  std::vector<std::string_view> given;
  bool one_is_misspelt = false;
  for (std::string_view way : ways) {
    if (reader.has(way)) given.push_back(way);
    one_is_misspelt = one_is_misspelt || (!reader.has(way) && !reader.lacks(way));
  }
  if (given.empty() && one_is_misspelt) return std::nullopt;
  if (given.size() != 1) {
    reader.report(given.empty() ? "method" : given.back(),
                  "a log-linear model needs either \"terms\" or \"select\" or \"average\"",
                  "Give the model with \"terms\", let the table choose it with \"select\", or "
                  "average all models with \"average\".");
    return std::nullopt;
  }
  const bool averages = given.front() == "average";
  if (!averages) refuse_idle(reader, "largest_ratio", "\"average\"");
  if (given.front() == "select") return begin_selection(reader);
  for (std::string_view field : {"criterion", "threshold"})
    refuse_idle(reader, field, "\"select\"");
  if (averages) return LoglinearAverage{};
  refuse_idle(reader, "order", "\"select\" or \"average\"");
  return LoglinearFixed{};
}

std::optional<OptionFault> fault_of_selection(const Method& method, const ListsInUse& lists) {
  const int count = static_cast<int>(lists.size());
  if (const auto* average = std::get_if<LoglinearAverage>(&method))
    return fault_of_order("average", average->order, count);
  if (const auto* stepwise = std::get_if<LoglinearStepwise>(&method))
    return fault_of_long_terms(stepwise->order.value_or(0), count);
  const auto* all = std::get_if<LoglinearAll>(&method);
  if (all == nullptr) return std::nullopt;
  if (all->criterion == Criterion::p_value || all->criterion == Criterion::aic_wald)
    return OptionFault{"criterion",
                       "\"select\": \"all\" compares models by a criterion, not a p-value",
                       "It is \"aic\", \"aicc\" or \"bic\"."};
  return fault_of_order("select", all->order, count);
}

std::vector<CaptureHistory> terms_over_kept(const std::vector<CaptureHistory>& terms,
                                            CaptureHistory (*renumbered)(CaptureHistory set,
                                                                         CaptureHistory kept),
                                            CaptureHistory kept) {
  std::vector<CaptureHistory> smaller;
  for (CaptureHistory term : terms) {
    const CaptureHistory left = renumbered(term, kept);
    const bool met = std::find(smaller.begin(), smaller.end(), left) != smaller.end();
    if (lists_on(left) >= 2 && !met) smaller.push_back(left);
  }
  return smaller;
}

Method loglinear_over_kept(const Method& method,
                           CaptureHistory (*renumbered)(CaptureHistory set, CaptureHistory kept),
                           CaptureHistory kept) {
  if (const auto* with_covariates = std::get_if<LoglinearCovariates>(&method))
    return over_kept_lists(*with_covariates, renumbered, kept);
  const auto* model = std::get_if<LoglinearFixed>(&method);
  if (model == nullptr) return method;
  return LoglinearFixed{model->terms, terms_over_kept(model->listed, renumbered, kept)};
}

}  // namespace darknumber
