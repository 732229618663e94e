// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_methods.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/read_lists.h"
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

std::optional<Method> read_terms(ObjectReader& reader, const Value& terms,
                                 const ListsInUse& lists) {
  if (terms.is_text()) {
    if (terms.text() == "independence") return LoglinearFixed{FixedTerms::independence, {}};
    if (terms.text() == "pairwise") return LoglinearFixed{FixedTerms::pairwise, {}};
    reader.report("terms", fmt::format("\"terms\" cannot be \"{}\"", terms.text()),
                  "It is \"independence\", \"pairwise\", or an array such as [\"Police:NGO\"].",
                  nearest_name(terms.text(), {"independence", "pairwise"}));
    return std::nullopt;
  }
  if (!terms.is_array() || terms.array().empty()) {
    reader.report("terms",
                  terms.is_array() ? std::string("\"terms\" is empty")
                                   : fmt::format("\"terms\" cannot be {}", describe_value(terms)),
                  "It is \"independence\", \"pairwise\", or an array such as [\"Police:NGO\"].");
    return std::nullopt;
  }
  LoglinearFixed method{FixedTerms::listed, {}};
  bool sound = true;
  for (const Value& item : terms.array()) {
    const CaptureHistory term = read_term(reader, item, lists);
    sound = sound && term != 0;
    if (term == 0) continue;
    if (std::find(method.listed.begin(), method.listed.end(), term) != method.listed.end()) {
      reader.problems().push_back(
          {file_at(item.position, reader.file()), item.position, reader.path_of("terms"),
           fmt::format("the term \"{}\" is given twice", item.text()), "Leave one out.", ""});
      sound = false;
    }
    method.listed.push_back(term);
  }
  if (!sound) return std::nullopt;
  return method;
}

/// An option that only another choice uses is a mistake, not a preference.
void refuse_idle(ObjectReader& reader, std::string_view field, std::string_view goes_with) {
  if (reader.has(field))
    reader.report(field, fmt::format("\"{}\" goes with {} only", field, goes_with),
                  "Leave it out here.");
}

/// Adds a problem where the models are too many, with the largest order that would do.
bool can_compare_all(int order, int lists, ObjectReader& reader) {
  if (models_up_to(lists, order) <= most_models) return true;
  int less = order;
  while (less > 1 && models_up_to(lists, less) > most_models) --less;
  reader.report(
      "select",
      fmt::format("\"all\" would fit more than {} models of {} lists", most_models, lists),
      fmt::format("With \"order\": {} it fits {}.", less, models_up_to(lists, less)));
  return false;
}

std::optional<Method> read_all(ObjectReader& reader, Criterion criterion, const ListsInUse& lists) {
  if (criterion == Criterion::p_value) {
    reader.report("criterion", "\"select\": \"all\" compares models by a criterion, not a p-value",
                  "It is \"aic\", \"aicc\" or \"bic\".");
    return std::nullopt;
  }
  const int count = static_cast<int>(lists.size());
  const int order = static_cast<int>(reader.integer("order").value_or(0));
  if (order == 0 && !reader.has("order") && default_order(count) == 0) {
    reader.report("select", fmt::format("with {} lists, \"all\" needs an \"order\"", count),
                  "Give the most lists that a term may have, such as \"order\": 2. Without "
                  "a limit there are too many models to compare.");
    return std::nullopt;
  }
  if (order > count) {
    reader.report("order", fmt::format("a term cannot have {} lists: there are {}", order, count),
                  fmt::format("Give at most {}.", count));
    return std::nullopt;
  }
  if (!can_compare_all(order > 0 ? order : default_order(count), count, reader))
    return std::nullopt;
  return LoglinearAll{criterion, order};
}

std::optional<Method> read_selection(ObjectReader& reader, const ListsInUse& lists) {
  const std::optional<std::string> select = reader.text("select");
  if (!select) return std::nullopt;
  if (!reader.has("criterion") && !reader.lacks("criterion")) return std::nullopt;  // misspelt
  if (!reader.has("criterion")) {
    reader.report("select", "\"select\" needs a \"criterion\"",
                  "Add \"criterion\": \"aic\", \"aicc\" or \"bic\", or for stepwise \"p_value\".");
    return std::nullopt;
  }
  const std::optional<std::string> name = reader.text("criterion");
  const std::optional<Criterion> criterion =
      name ? choice_named<Criterion>(criterion_names, *name) : std::nullopt;
  if (!criterion) return std::nullopt;
  if (*select != "stepwise" || *criterion != Criterion::p_value)
    refuse_idle(reader, "threshold", "\"select\": \"stepwise\" by \"p_value\"");
  if (*select == "all") return read_all(reader, *criterion, lists);
  refuse_idle(reader, "order", "\"select\": \"all\"");
  LoglinearStepwise method{*criterion};
  method.threshold = reader.number("threshold").value_or(method.threshold);
  return method;
}

}  // namespace

std::optional<Method> read_lincoln_petersen(ObjectReader&, const ListsInUse&) {
  return LincolnPetersen{};
}

std::optional<Method> read_chapman(ObjectReader&, const ListsInUse&) {
  return Chapman{};
}

std::optional<Method> read_chao(ObjectReader&, const ListsInUse&) {
  return Chao{};
}

std::optional<Method> read_loglinear(ObjectReader& reader, const ListsInUse& lists) {
  if (!reader.has("terms") && !reader.has("select") &&
      !(reader.lacks("terms") && reader.lacks("select")))
    return std::nullopt;  // one of them is misspelt
  if (reader.has("terms") == reader.has("select")) {
    reader.report(reader.has("terms") ? "select" : "method",
                  "a log-linear model needs either \"terms\" or \"select\"",
                  "Give the model with \"terms\", or let the table choose it with \"select\".");
    return std::nullopt;
  }
  if (reader.has("select")) return read_selection(reader, lists);
  for (std::string_view field : {"criterion", "threshold", "order"})
    refuse_idle(reader, field, "\"select\"");
  const Value* terms = reader.value("terms");
  return terms != nullptr ? read_terms(reader, *terms, lists) : std::nullopt;
}

std::optional<Method> read_mean(ObjectReader& reader, const ListsInUse&) {
  const Value* labels = reader.value("of");
  if (labels == nullptr) return std::nullopt;
  MeanOf mean;
  for (const Value& label : labels->array()) {
    if (!label.is_text()) {
      reader.report("of", fmt::format("a label must be a text, but is {}", describe_value(label)),
                    "Name estimators by their labels, as in [\"chao\", \"independence\"].");
      return std::nullopt;
    }
    if (std::find(mean.labels.begin(), mean.labels.end(), label.text()) != mean.labels.end()) {
      reader.report("of", fmt::format("the estimator \"{}\" is named twice", label.text()),
                    "Leave one out.");
      return std::nullopt;
    }
    mean.labels.push_back(label.text());
  }
  if (mean.labels.empty()) {
    reader.report("of", "a mean needs an estimator to average", "Name at least one label.");
    return std::nullopt;
  }
  return mean;
}

}  // namespace darknumber
