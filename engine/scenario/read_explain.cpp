// SPDX-License-Identifier: MIT
#include "engine/scenario/read_explain.h"

#include <fmt/core.h>

#include "engine/input/choices.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/explain_fields.h"
#include "engine/scenario/format/read_belief.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {
namespace {

ExplainStudy& explain_of(StudySpec& study) {
  return std::get<ExplainStudy>(study.type);
}

const ExplainStudy& explain_of(const StudySpec& study) {
  return std::get<ExplainStudy>(study.type);
}

/// What of the world a path sets that no factor may; empty where it may.
std::string refused_part(const std::string& path) {
  std::string fault;
  const std::vector<PathPiece> pieces = split_path(path, fault);
  if (pieces.empty()) return "";
  if (pieces[0].name == "estimation" || pieces[0].name == "monte_carlo")
    return "what estimates, or how tables are drawn, made no table";
  if (path == "population.victims")
    return "the number of victims is what is asked; say what you believe of it in "
           "\"victims_belief\"";
  if (pieces[0].name == "agencies" && pieces.back().name == "capture_probability")
    return "capture probabilities are unknown here anyway, with the prior \"capture\"";
  return "";
}

}  // namespace

void read_victims_belief(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  constexpr std::string_view name = "victims_belief";
  const Value* value = reader.value(name);
  if (value == nullptr) return;
  const auto belief =
      read_belief(*value, reader.path_of(name), positive, reader.file(), reader.problems());
  if (!belief) return;
  if (belief->family != BeliefFamily::log_uniform || !belief->quantiles.empty())
    reader.report(
        name, "the belief in the number of victims is log_uniform",
        "Give {\"log_uniform\": [LOW, HIGH]}: the number lies between them, every order of "
        "magnitude as likely.");
  else
    explain_of(study).victims = Bounds{belief->parameters[0], belief->parameters[1]};
}

Value write_victims_belief(const StudySpec& study) {
  if (!explain_of(study).victims) return null_value();
  Value value = empty_object();
  add_member(value, "log_uniform", bounds_value(*explain_of(study).victims));
  return value;
}

void read_capture_prior(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  if (const auto name = reader.text("capture"))
    explain_of(study).capture =
        choice_named<CapturePrior>(capture_prior_names, *name).value_or(CapturePrior::sizes);
}

Value write_capture_prior(const StudySpec& study) {
  return make_value(
      std::string(capture_prior_names[static_cast<std::size_t>(explain_of(study).capture)]));
}

void read_misfit(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  const Value* value = reader.value("misfit");
  if (value == nullptr) return;
  ObjectReader inner(*value, reader.path_of("misfit"), misfit_fields(), reader.file(),
                     reader.problems());
  CellMisfit misfit;
  misfit.from_lists = static_cast<int>(inner.integer("from_lists").value_or(misfit.from_lists));
  const Value* sd = inner.value("relative_sd");
  if (sd == nullptr) return;
  ObjectReader of_sd(*sd, inner.path_of("relative_sd"), relative_sd_fields(), reader.file(),
                     reader.problems());
  const auto scale = of_sd.number("half_normal");
  if (!scale) return;
  misfit.half_normal = *scale;
  explain_of(study).misfit = misfit;
}

Value write_misfit(const StudySpec& study) {
  const auto& misfit = explain_of(study).misfit;
  if (!misfit) return null_value();
  Value sd = empty_object();
  add_member(sd, "half_normal", misfit->half_normal);
  Value value = empty_object();
  add_member(value, "relative_sd", std::move(sd));
  add_member(value, "from_lists", static_cast<std::int64_t>(misfit->from_lists));
  return value;
}

void read_witness(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  const Value* value = reader.value("witness");
  if (value == nullptr) return;
  ObjectReader inner(*value, reader.path_of("witness"), witness_fields(), reader.file(),
                     reader.problems());
  ExplainStudy& explain = explain_of(study);
  explain.witness_drop = inner.number("drop").value_or(explain.witness_drop);
  explain.witness_support = inner.number("support").value_or(explain.witness_support);
}

Value write_witness(const StudySpec& study) {
  Value value = empty_object();
  add_member(value, "drop", explain_of(study).witness_drop);
  add_member(value, "support", explain_of(study).witness_support);
  return value;
}

void refuse_explained_factors(ObjectReader& reader, const StudySpec& study) {
  for (const Factor& factor : study.factors)
    for (const std::string& path : factor.paths)
      if (const std::string why = refused_part(path); !why.empty())
        reader.problems().push_back(
            {file_at(factor.position, reader.file()), factor.position, "study.factors",
             fmt::format("\"{}\" cannot be a factor here: {}", path, why), "Leave it out.", ""});
}

}  // namespace darknumber
