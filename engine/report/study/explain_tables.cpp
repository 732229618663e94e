// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/scenario/format/explain_fields.h"

namespace darknumber {
namespace {

const ExplainTask& task_of(const StudyPlan& plan) {
  return std::get<ExplainRows>(plan.meaning).task;
}

/// With no more digits than an error leaves, where there is one.
std::string number_or_persons(double number, std::optional<double> mcse, bool of_persons) {
  if (!mcse) return of_persons ? whole_text(number) : significant_text(number);
  return of_persons ? persons_text(number, *mcse) : rounded_text(number, *mcse);
}

std::vector<Cell> quantity_row(const std::string& name, const QuantityPosterior& quantity,
                               bool of_persons, const std::string& note) {
  // Mean and sd have no more digits than the median.
  const auto of_median =
      quantity.mcse ? std::optional((*quantity.mcse)[shown_median]) : std::nullopt;
  std::vector<Cell> row{{name},
                        {number_or_persons(quantity.mean, of_median, of_persons)},
                        {number_or_persons(quantity.sd, of_median, of_persons)}};
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    row.push_back({quantile_text(quantity.quantiles, quantity.mcse, q, of_persons)});
  row.push_back(of_median ? Cell{significant_text(*of_median, 2)} : Cell{Missing{}});
  row.push_back({note});
  return row;
}

std::string note_of(const FactorPosterior& factor) {
  if (factor.silent) return "the table is silent";
  return factor.presses ? "presses on its bound" : "";
}

Table posterior_table(const Explanation& found, const StudyPlan& plan) {
  Table table = table_with(
      {"", "mean", "sd", "5 %", "25 %", "50 %", "75 %", "95 %", "error of 50 %", "note"});
  table.columns.back() = {"note", Align::left, true};
  table.caption = "What is known after the table";
  table.rows.push_back(quantity_row(plan.scenario().words.victims, found.victims, true, ""));
  for (std::size_t f = 0; f < found.factors.size(); ++f)
    table.rows.push_back(quantity_row(label_of(task_of(plan).study.factors[f]),
                                      found.factors[f].number, false, note_of(found.factors[f])));
  if (found.spread)
    table.rows.push_back(quantity_row("relative misfit of cells", *found.spread, false, ""));
  for (std::size_t j = 0; j < found.capture.size(); ++j)
    table.rows.push_back(
        quantity_row(fmt::format("capture by {}", plan.scenario().agencies[j].name),
                     found.capture[j], false, ""));
  return table;
}

Table below_table(const Explanation& found, const StudyPlan& plan) {
  Table table = table_with({"figure", "persons", "P(truth is below)"});
  table.caption = "Published figures, and estimates on the table";
  for (const BelowRow& row : below_rows(found, plan))
    table.rows.push_back({{row.label}, {whole_text(row.value)}, {share_text(row.probability)}});
  if (!task_of(plan).suppressed.empty())
    table.note = "Estimates take the middle of what a suppressed count can be.";
  return table;
}

Table datum_table(const Explanation& found, const StudyPlan& plan) {
  Table table = table_with({"if this were known", "90 % range would be", "takes away first",
                            "takes away last", "divergence from belief"});
  table.caption = "Which datum would help most";
  std::vector<std::size_t> order(found.factors.size());
  for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return found.factors[a].first_share > found.factors[b].first_share;
  });
  for (std::size_t f : order) {
    const FactorPosterior& factor = found.factors[f];
    table.rows.push_back({{label_of(task_of(plan).study.factors[f])},
                          {fmt::format("{} to {}", persons_text(factor.if_known.low, NAN),
                                       persons_text(factor.if_known.high, NAN))},
                          {share_text(std::clamp(factor.first_share, 0.0, 1.0))},
                          {share_text(factor.last_share)},
                          {significant_text(factor.kl, 2)}});
  }
  table.note = fmt::format(
      "Shares are of the variance of the logarithm of the number of {}; {} of it would remain if "
      "all "
      "of these were known.",
      plan.scenario().words.victims, share_text(found.sampling_share));
  return table;
}

/// What the table has in a cell: a number, or what a suppressed count can be.
std::string counted_text(const CellFit& cell, const ExplainTask& task) {
  for (const SuppressedCount& count : task.suppressed)
    if (count.history == cell.history) return fmt::format("{} to {}", count.least, count.most);
  return quantity_text(cell.observed);
}

Table cells_table(const Explanation& found, const StudyPlan& plan) {
  Table table = table_with({"on exactly these lists", "in the table", "expected", "residual"});
  table.caption = "The cells that fit worst";
  for (const CellFit& cell : found.cells)
    table.rows.push_back({{history_text(cell.history, plan)},
                          {counted_text(cell, task_of(plan))},
                          {significant_text(cell.expected)},
                          {significant_text(cell.residual, 2)}});
  return table;
}

Table priors_table(const Explanation& found) {
  Table table =
      table_with({"prior of capture", "5 %", "25 %", "50 %", "75 %", "95 %", "effective draws"});
  table.caption = "The number under other priors of the capture probabilities";
  for (const OtherPrior& other : found.other_priors) {
    std::vector<Cell> row{
        {std::string(capture_prior_names[static_cast<std::size_t>(other.capture)])}};
    for (double value : other.quantiles) row.push_back({persons_text(value, NAN)});
    row.push_back({whole_text(other.effective)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string p_text(const Explanation& found) {
  return "p = " + measured_text(found.p, found.p_mcse);
}

std::string evidence_text(double log_evidence, const std::optional<double>& mcse) {
  return fmt::format("{:.2f}", log_evidence) + (mcse ? fmt::format(" ±{:.2f}", *mcse) : "");
}

std::string agreement_text(const Explanation& found) {
  return found.worst_r_hat ? fmt::format("R-hat {:.3f}", *found.worst_r_hat)
                           : "which by itself cannot show that it is off";
}

Facts fit_facts(const Explanation& found) {
  Facts facts{12, {}};
  facts.lines.emplace_back(
      "deviance", fmt::format("{}, where {} is expected; {}", significant_text(found.deviance),
                              significant_text(found.expected_deviance), p_text(found)));
  std::string evidence = evidence_text(found.log_evidence, found.log_evidence_mcse);
  if (found.log_evidence_without_factors)
    evidence += ", without factors " + evidence_text(*found.log_evidence_without_factors,
                                                     found.log_evidence_without_factors_mcse);
  facts.lines.emplace_back("evidence", evidence + " (logarithm)");
  facts.lines.emplace_back(
      "method",
      found.closed_form
          ? "closed form: nothing is violated and nothing varies"
          : fmt::format("{} run{} of {} worlds, {}", found.runs, found.runs == 1 ? "" : "s",
                        count_text(found.particles), agreement_text(found)));
  return facts;
}

Items notes_of(const Explanation& found, const StudyPlan& plan) {
  Items notes;
  for (const FactorPair& pair : found.related)
    notes.items.push_back({fmt::format("After the table {} and {} are tied: correlation {}.",
                                       label_of(task_of(plan).study.factors[pair.first]),
                                       label_of(task_of(plan).study.factors[pair.second]),
                                       significant_text(pair.correlation, 2))});
  if (found.impossible > 0.0)
    notes.items.push_back(
        {fmt::format("With {} of what is believed no world exists near the start of the search; "
                     "the posterior is "
                     "of the rest.",
                     share_text(found.impossible))});
  return notes;
}

Blocks witness_blocks(const Explanation& found, const StudyPlan& plan) {
  if (!found.witness) return {};
  Table table = table_with({"witness world", plan.scenario().words.victims, "log-likelihood"});
  for (const auto& [name, world] :
       {std::pair{"least", &found.witness->least}, std::pair{"best", &found.witness->best},
        std::pair{"greatest", &found.witness->greatest}})
    table.rows.push_back(
        {{name}, {whole_text(world->victims)}, {fmt::format("{:.2f}", world->log_likelihood)}});
  table.caption = "Witness worlds: each gives the table about as well as the best can";
  std::string text =
      "They were looked for, not drawn: a witness shows what is possible and is not typical. With "
      "--output each is written as a scenario, least.json, best.json and greatest.json.";
  if (found.spread)
    text +=
        " They have no misfit: cells are as the listed violations make them, so that the posterior "
        "may reach beyond the least and the greatest, and the best may fit badly.";
  return {{std::move(table)}, remark(std::move(text))};
}

}  // namespace

std::string quantile_text(const Quantiles& quantiles, const std::optional<Quantiles>& mcse,
                          std::size_t place, bool of_persons) {
  return number_or_persons(quantiles[place], mcse ? std::optional((*mcse)[place]) : std::nullopt,
                           of_persons);
}

std::string history_text(CaptureHistory history, const StudyPlan& plan) {
  std::string text;
  for (std::size_t j = 0; j < plan.scenario().agencies.size(); ++j)
    if (contains(history, static_cast<int>(j)))
      text += (text.empty() ? "" : ", ") + plan.scenario().agencies[j].name;
  return text;
}

std::vector<BelowRow> below_rows(const Explanation& explanation, const StudyPlan& plan) {
  std::vector<BelowRow> rows;
  const auto add = [&](std::string label, double value) {
    rows.push_back({std::move(label), value, probability_below(explanation, value)});
  };
  for (const PublishedFigure& figure : plan.scenario().published) {
    if (figure.low) add(figure.label + " (low)", *figure.low);
    if (figure.estimate) add(figure.label, *figure.estimate);
    if (figure.high) add(figure.label + " (high)", *figure.high);
  }
  Scenario with_table = plan.scenario();
  if (!with_table.table) with_table.table.emplace();
  with_table.table->counts = task_of(plan).table;
  if (const auto on_table = answers_on_table(with_table))
    for (std::size_t a = 0; a < on_table->answers.size(); ++a)
      if (const auto* estimate = std::get_if<Estimate>(&on_table->outcomes[a]))
        add(on_table->answers[a].label, estimate->population_size);
  return rows;
}

std::string verdict_line(const Explanation& found) {
  switch (found.verdict) {
    case ExplainVerdict::fits:
      return "These worlds fit the table.";
    case ExplainVerdict::none_fits:
      return fmt::format(
          "None of these worlds fits the table ({}): the interval is that of the least bad ones.",
          p_text(found));
    case ExplainVerdict::not_bounded:
      return fmt::format(
          "Not bounded above by the table: {} of the posterior lies in the top tenth of the "
          "belief.",
          share_text(found.in_top_tenth.value_or(0.0)));
    case ExplainVerdict::runs_disagree:
      return fmt::format(
          "The runs disagree: no answer ({}; the medians of the number differ by {} of "
          "its "
          "standard deviation, the logarithm of the evidence by {:.2f}). Give more particles.",
          agreement_text(found), significant_text(found.disagreement, 2), found.evidence_sd);
  }
  return "";
}

Blocks explain_tables(const ExplainOutcome& outcome, const StudyPlan& plan) {
  const Explanation& found = outcome.explanation;
  Blocks blocks{{fit_facts(found)}, {posterior_table(found, plan)}};
  if (Table below = below_table(found, plan); !below.rows.empty())
    blocks.push_back({std::move(below)});
  if (!found.factors.empty()) blocks.push_back({datum_table(found, plan)});
  blocks.push_back({cells_table(found, plan)});
  blocks.push_back({priors_table(found)});
  append(blocks, witness_blocks(found, plan));
  if (Items notes = notes_of(found, plan); !notes.items.empty())
    blocks.push_back({std::move(notes)});
  return blocks;
}

}  // namespace darknumber
