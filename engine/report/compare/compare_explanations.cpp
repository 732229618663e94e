// SPDX-License-Identifier: MIT
#include "engine/report/compare/compare_explanations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/compare/difference_table.h"
#include "engine/report/csv.h"
#include "engine/report/folder/results_reader.h"
#include "engine/report/numbers.h"
#include "engine/report/study/explain_tables.h"

namespace darknumber {
namespace {

/// Beyond this the ratio is told as a power of ten.
constexpr double greatest_ratio_told = 1e4;

const ExplainStudy& study_of(const StoredExplanation& one) {
  return std::get<ExplainStudy>(one.results.scenario.study->type);
}

const ContingencyTable& table_of(const StoredExplanation& one) {
  const StoredResults& results = one.results;
  return results.hold ? results.hold->table : results.scenario.table->counts;
}

const std::vector<SuppressedCount>& suppressed_of(const StoredExplanation& one) {
  const StoredResults& results = one.results;
  return results.hold ? results.hold->suppressed : results.scenario.table->suppressed;
}

bool same_table(const StoredExplanation& first, const StoredExplanation& second) {
  const auto same_name = [](const auto& a, const auto& b) { return a.name == b.name; };
  return std::ranges::equal(first.results.scenario.agencies, second.results.scenario.agencies,
                            same_name) &&
         std::ranges::equal(table_of(first).counts(), table_of(second).counts()) &&
         suppressed_of(first) == suppressed_of(second);
}

bool same_prior_of_number(const StoredExplanation& first, const StoredExplanation& second) {
  const std::optional<Bounds>& a = study_of(first).victims;
  const std::optional<Bounds>& b = study_of(second).victims;
  if (!a || !b) return a.has_value() == b.has_value();
  return a->low == b->low && a->high == b->high;
}

std::string times_text(double log_ratio) {
  const double ratio = std::exp(log_ratio);
  const double digit = std::pow(10.0, std::floor(std::log10(ratio)) - 1.0);
  if (ratio <= greatest_ratio_told)
    return fmt::format("about {} times", ratio < 100.0
                                             ? significant_text(ratio, 2)
                                             : quantity_text(std::round(ratio / digit) * digit));
  return fmt::format("about 10^{:.0f} times", log_ratio / std::numbers::ln10);
}

std::string with_error(const EvidenceRatio& found) {
  return fmt::format("{:.2f}", std::abs(found.log_ratio)) +
         (found.mcse ? fmt::format(" ±{:.2f}", *found.mcse)
                     : ", whose error a single run does not tell");
}

std::string evidence_text(const StoredExplanation& first, const StoredExplanation& second) {
  const auto ratio = evidence_ratio(first, second);
  if (const auto* reason = std::get_if<std::string>(&ratio)) return *reason;
  const auto& found = std::get<EvidenceRatio>(ratio);
  if (std::abs(found.log_ratio) <= 2.0 * found.mcse.value_or(0.0))
    return fmt::format(
        "Under A's beliefs the table is as likely as under B's, as far as these runs can tell "
        "(logarithm of the ratio {}).",
        with_error(found));
  const bool a_better = found.log_ratio > 0.0;
  return fmt::format(
      "Under {}'s beliefs the table is {} as likely as under {}'s (logarithm of the ratio {}).",
      a_better ? "A" : "B", times_text(std::abs(found.log_ratio)), a_better ? "B" : "A",
      with_error(found));
}

const StoredExplanation::Quantity* find_quantity(const StoredExplanation& one,
                                                 const std::string& name) {
  const auto found = std::ranges::find(one.quantities, name, &StoredExplanation::Quantity::name);
  return found == one.quantities.end() ? nullptr : &*found;
}

/// Those of A in its order, then what only B has.
std::vector<std::string> names_of(const StoredExplanation& first, const StoredExplanation& second) {
  std::vector<std::string> names;
  for (const StoredExplanation* one : {&first, &second})
    for (const StoredExplanation::Quantity& quantity : one->quantities)
      if (std::ranges::find(names, quantity.name) == names.end()) names.push_back(quantity.name);
  return names;
}

constexpr std::string_view number_name = "victims";  // in results.json

std::string shown_at(const StoredExplanation::Quantity& quantity, std::size_t place) {
  return quantile_text(quantity.quantiles, quantity.mcse, place, quantity.name == number_name);
}

std::string range_text(const StoredExplanation& one) {
  const auto* number = find_quantity(one, std::string(number_name));
  return fmt::format("{} to {}", shown_at(*number, 0),
                     shown_at(*number, shown_quantiles.size() - 1));
}

std::vector<Cell> quantity_row(const char* side, const StoredExplanation& one,
                               const std::string& name, const std::string& shown) {
  std::vector<Cell> row{{shown}, {side}};
  const auto* quantity = find_quantity(one, name);
  for (const std::size_t q : {std::size_t{0}, shown_median, shown_quantiles.size() - 1}) {
    if (quantity == nullptr)
      row.push_back({Missing{"it is not among these beliefs"}});
    else
      row.push_back({shown_at(*quantity, q)});
  }
  return row;
}

Table quantities_table(const StoredExplanation& first, const StoredExplanation& second) {
  Table table = table_with({"", "beliefs", "5 %", "50 %", "95 %"});
  table.columns[1].align = Align::left;
  table.caption = "What is known after the table, under A's beliefs and under B's";
  for (const std::string& name : names_of(first, second)) {
    table.rows.push_back(quantity_row(
        "A", first, name, name == number_name ? first.results.scenario.words.victims : name));
    table.rows.push_back(quantity_row("B", second, name, ""));
  }
  return table;
}

std::string numbers_text(const StoredExplanation& first, const StoredExplanation& second) {
  const Quantiles& a = find_quantity(first, std::string(number_name))->quantiles;
  const Quantiles& b = find_quantity(second, std::string(number_name))->quantiles;
  const bool apart = a.back() < b.front() || b.back() < a.front();
  return fmt::format("Nine in ten worlds have {} {} under A's beliefs and {} under B's{}.",
                     range_text(first), first.results.scenario.words.victims, range_text(second),
                     apart ? ": the two ranges do not meet" : "");
}

Value side_value(const StoredExplanation& one) {
  Value value = empty_object();
  add_member(value, "folder", one.results.folder.string());
  add_member(value, "scenario_hash", one.results.run.scenario_hash);
  add_member(value, "seed", static_cast<std::int64_t>(one.results.run.seed));
  add_member(value, "verdict_code", one.verdict_code);
  add_member(value, "verdict", one.results.run.verdict);
  add_member(value, "log_evidence", one.log_evidence);
  add_member(value, "log_evidence_mcse",
             one.log_evidence_mcse ? make_value(*one.log_evidence_mcse) : null_value());
  return value;
}

Value quantiles_value(const StoredExplanation::Quantity* quantity) {
  if (quantity == nullptr) return null_value();
  Value value = empty_object();
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    add_member(value, std::string(shown_quantile_names[q]), quantity->quantiles[q]);
  return value;
}

Quantiles by_share(const ResultsReader& numbers) {
  Quantiles quantiles{};
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    quantiles[q] = numbers.number(shown_quantile_names[q].data());
  return quantiles;
}

}  // namespace

StoredExplanation read_explanation(const StoredResults& results) {
  const std::filesystem::path file = results.folder / "results.json";
  const Value root = results_document(results.folder);
  const ResultsReader reader(root, file);
  const ResultsReader evidence = reader.object("log_evidence");
  StoredExplanation found{results, reader.text("verdict_code"), evidence.number("value"), {}, {}};
  if (const double mcse = evidence.number("mcse"); !std::isnan(mcse))
    found.log_evidence_mcse = mcse;
  for (const Value& one : reader.array("posterior")) {
    const ResultsReader row(one, file);
    StoredExplanation::Quantity quantity{row.text("quantity"), by_share(row.object("quantiles"))};
    const Value* errors = row.value().find("mcse");
    if (errors != nullptr && !errors->is_null()) quantity.mcse = by_share(row.object("mcse"));
    found.quantities.push_back(std::move(quantity));
  }
  if (find_quantity(found, std::string(number_name)) == nullptr)
    refuse_file(file, "its \"posterior\" says nothing of the number of victims",
                "It was changed or cut short; run the scenario again.");
  return found;
}

std::variant<EvidenceRatio, std::string> evidence_ratio(const StoredExplanation& first,
                                                        const StoredExplanation& second) {
  if (!same_table(first, second))
    return "The two explain different tables, so that their evidence cannot be compared.";
  if (!same_prior_of_number(first, second))
    return "The two have different beliefs in the number itself, with which the evidence has no "
           "common scale. Give both the same \"victims_belief\" to compare it.";
  if (study_of(first).capture != study_of(second).capture)
    return "The two have different priors of the capture probabilities, with which the evidence "
           "has no common scale. Give both the same \"capture\" to compare it.";
  for (const auto& [side, one] : {std::pair{"A", &first}, std::pair{"B", &second}})
    if (one->verdict_code == "runs_disagree")
      return fmt::format(
          "The runs of {} disagree, so that nothing is said of the evidence. Give it more "
          "\"particles\".",
          side);
  EvidenceRatio ratio{first.log_evidence - second.log_evidence, {}};
  if (first.log_evidence_mcse && second.log_evidence_mcse) {
    const double a = *first.log_evidence_mcse;
    const double b = *second.log_evidence_mcse;
    ratio.mcse = std::sqrt(a * a + b * b);
  }
  return ratio;
}

Blocks compare_explanations_blocks(const StoredExplanation& first,
                                   const StoredExplanation& second) {
  const auto side = [](const StoredExplanation& one) {
    return fmt::format("{}: {}", one.results.folder.string(), one.results.run.verdict);
  };
  Blocks blocks{{Facts{3, {{"A", side(first)}, {"B", side(second)}}}}};
  append(blocks, differences_blocks(
                     differences_of(first.results.run.scenario, second.results.run.scenario)));
  blocks.push_back(statement(evidence_text(first, second)));
  blocks.push_back({quantities_table(first, second)});
  blocks.push_back(statement(numbers_text(first, second)));
  blocks.push_back(remark(
      "Beliefs that make the table likelier are not thereby true: what neither believes in is in "
      "neither."));
  return blocks;
}

std::string compare_explanations_csv(const StoredExplanation& first,
                                     const StoredExplanation& second) {
  std::string text = "quantity";
  for (const char* side : {"a", "b"})
    for (const std::string_view name : shown_quantile_names)
      text += fmt::format(",{}_{}", side, name);
  text += "\n";
  for (const std::string& name : names_of(first, second)) {
    text += csv_text(name);
    for (const StoredExplanation* one : {&first, &second}) {
      const auto* quantity = find_quantity(*one, name);
      for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
        text += "," + (quantity == nullptr ? std::string() : csv_number(quantity->quantiles[q]));
    }
    text += "\n";
  }
  return text;
}

std::string compare_explanations_json(const StoredExplanation& first,
                                      const StoredExplanation& second) {
  Value root = empty_object();
  add_member(root, "compared", "explanations");
  add_member(root, "a", side_value(first));
  add_member(root, "b", side_value(second));
  add_member(
      root, "differences",
      differences_value(differences_of(first.results.run.scenario, second.results.run.scenario)));
  add_member(root, "same_table", same_table(first, second));
  const auto ratio = evidence_ratio(first, second);
  Value evidence = empty_object();
  if (const auto* found = std::get_if<EvidenceRatio>(&ratio)) {
    add_member(evidence, "log_ratio", found->log_ratio);
    add_member(evidence, "mcse", found->mcse ? make_value(*found->mcse) : null_value());
  } else {
    add_member(evidence, "log_ratio", null_value());
    add_member(evidence, "mcse", null_value());
    add_member(evidence, "reason", std::get<std::string>(ratio));
  }
  add_member(root, "evidence", std::move(evidence));
  Value quantities = empty_array();
  for (const std::string& name : names_of(first, second)) {
    Value entry = empty_object();
    add_member(entry, "quantity", name);
    add_member(entry, "a", quantiles_value(find_quantity(first, name)));
    add_member(entry, "b", quantiles_value(find_quantity(second, name)));
    quantities.array().push_back(std::move(entry));
  }
  add_member(root, "quantities", std::move(quantities));
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
