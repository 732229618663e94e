// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/belief.h"

namespace darknumber {

/// What a point is evaluated on: the exact expected table, or replicates.
enum class Evaluation { expected, monte_carlo };

enum class FactorScale { linear, log };
enum class FactorKind { continuous, integer, choice };

/// What varies in a study: one field of the scenario, or several moved together.
struct Factor {
  std::vector<std::string> paths;  // one or more
  std::vector<Value> values;       // of a sweep, or of a choice
  std::optional<Value> low;        // of one_at_a_time, both or none
  std::optional<Value> high;
  std::optional<Bounds> range;  // of sample, morris, sobol and tipping_point
  /// In place of what the type of study needs, which then follows from it.
  std::optional<Belief> belief;
  FactorScale scale = FactorScale::linear;
  FactorKind kind = FactorKind::continuous;
  std::optional<Bounds> plausible;  // what the user holds possible; reports show it
  std::string label;                // for texts, in place of the paths; empty: none
  Position position;
};

/// The name of a factor in every file: its paths, " + " between them.
std::string name_of(const Factor& factor);

/// Its name in texts for people: the label, where it has one.
std::string label_of(const Factor& factor);

/// Two factors, by index, whose beliefs have this rank correlation (gaussian_copula.h).
struct RankCorrelation {
  std::size_t first = 0;
  std::size_t second = 0;
  double value = 0.0;
};

/// Solves every point again for the list sizes and the number observed of a published table.
struct HoldSpec {
  std::string table;  // the file, as named in the scenario
  bool pairs = false;
  Position position;
};

/// Paths and the values that they are set to, in turn.
using Settings = std::vector<std::pair<std::string, Value>>;

// One struct for each type of study, with the options that are its own.

/// Every combination of the factors' values, or points one by one.
struct SweepStudy {
  std::vector<Settings> points;  // in place of factors
};

struct OneAtATimeStudy {};

struct LedgerStudy {};

struct SampleStudy {
  std::int64_t size = 1024;  // points
};

struct MorrisStudy {
  int trajectories = 30;
  int levels = 4;                                // even
  std::vector<std::vector<std::size_t>> groups;  // indices of factors; empty: each alone
};

struct SobolStudy {
  std::int64_t size = 1024;  // base points
  bool second_order = false;
  bool shapley = false;
};

struct TippingPointStudy {
  double target = 0.0;
};

/// The prior of an agency's capture probability p: dp/p, dp, dp/sqrt(p (1 - p)).
enum class CapturePrior { sizes, uniform, jeffreys };

/// Cells on so many lists or more are gamma-Poisson, with a relative standard deviation that is
/// half normal.
struct CellMisfit {
  double half_normal = 0.5;
  int from_lists = 2;
};

struct ExplainStudy {
  std::optional<Bounds> victims;  // log-uniform between them; none: every order as likely
  CapturePrior capture = CapturePrior::sizes;
  std::optional<CellMisfit> misfit;
  double witness_drop = 2.0;  // of the log-likelihood below the best
  double witness_support = 0.99;
  int particles = 2000;
  int runs = 4;
};

/// study_types/ has a record for each, study/types/ its rows and its outcome.
using StudyType = std::variant<SweepStudy, OneAtATimeStudy, LedgerStudy, SampleStudy, MorrisStudy,
                               SobolStudy, TippingPointStudy, ExplainStudy>;

/// A measure that a study shows beside the one that it is about.
struct FurtherMeasure {
  std::string name;
  Position position;
};

/// What a study does.
struct StudySpec {
  StudyType type;
  Evaluation evaluate = Evaluation::expected;
  std::vector<Factor> factors;
  std::vector<RankCorrelation> rank_correlations;
  std::string estimator;  // a label; empty: all
  std::string measure;    // empty: the type's own
  Position measure_position;
  std::vector<FurtherMeasure> further_measures;
  std::optional<HoldSpec> hold;
  bool lets_go = false;  // "hold": "none": of a scenario's table, its world is solved once
};

/// Another measure that a claim's number is multiplied by; what it leaves out is the claim's own.
struct Comparison {
  std::string estimator;
  std::string measure;
  Position position;              // of the measure
  std::optional<Settings> where;  // a value for each path
};

/// A statement about the results that the program tests.
struct Claim {
  std::string text;
  std::string estimator;
  std::string measure;
  bool at_least = true;  // else at most
  double bound = 0.0;
  std::optional<Comparison> than;
  std::vector<std::pair<std::string, std::vector<Value>>> where;  // path, values
  bool somewhere = false;  // one point suffices; else it must hold at every point
  Position position;       // of the measure
};

}  // namespace darknumber
