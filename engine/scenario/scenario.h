// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/covariate.h"
#include "engine/estimators/completions.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// Whom a dependence, avoidance or referral concerns.
enum class Group { everyone, victims, bystanders };

struct Stratum {
  std::string name;
  double share = 1.0;            // of the victims
  double bystander_share = 1.0;  // of the bystanders
};

struct NormalTrait {
  double sd = 1.0;  // mean 0
};

struct ClassesTrait {
  std::vector<double> values;  // centred: their share-weighted mean is 0
  std::vector<double> shares;  // sum to 1
};

/// A property of persons that moves their detection.
struct Trait {
  std::string name;
  std::variant<NormalTrait, ClassesTrait> distribution;
};

struct Turnover {
  int periods = 1;    // T, of equal length
  double rate = 0.0;  // probability that a slot is renewed between two periods
};

/// One continuum of persons in place of victims and bystanders.
struct AtRisk {
  std::int64_t count = 0;
  double victims_above = 0.0;  // victims have a severity above this; severity is N(0, 1)
};

/// Victims who live in groups of so many: a share of them, in expectation over strata alike.
struct GroupsOfSize {
  std::int64_t size = 2;
  double share = 0.0;
};

struct PopulationSpec {
  std::int64_t victims = 0;     // N, present at any one time; as solved where a table tells it
  std::vector<Stratum> strata;  // never empty: one without a name where the file gives none
  std::vector<Trait> traits;
  Turnover turnover;
  double stratum_unknown_share = 0.0;
  std::optional<AtRisk> at_risk;  // then `victims` is 0, and every agency has a threshold
  std::vector<Covariate> covariates =
      {};  // of which the strata are all patterns; none: strata alone
  std::vector<GroupsOfSize> groups = {};  // whoever is in none is alone
};

/// How an agency detects along the continuum: with probability
/// capture_probability * Phi((S - at) / softness).
struct Threshold {
  double at = 0.0;
  double softness = 0.0;  // 0: hard
  double capture_probability = 0.0;
};

/// The rates of one agency for persons of one stratum.
struct AgencyRates {
  double capture_probability = 0.0;
  double false_alarm_probability = 0.0;
  double false_positive_share = 0.0;
  double reporting_probability = 1.0;
  double anonymous_share = 0.0;
  double missed_link_probability = 0.0;
  double duplicate_probability = 0.0;
  Threshold threshold;  // with at_risk

  /// Of those whom the agency detects, the share that comes into the register.
  double recorded_share() const { return reporting_probability; }
  /// A record is a person of its own when it is anonymous or its link is missed.
  double detachment_probability() const {
    return 1.0 - (1.0 - anonymous_share) * (1.0 - missed_link_probability);
  }
};

/// Rates of an agency that are others for persons of one level of a covariate.
struct LevelRates {
  std::size_t covariate = 0;
  std::size_t level = 0;
  AgencyRates rates;
  std::vector<bool> given;  // which of `agency_rates` the level sets
};

/// Periods in which an agency is active, first and last, 1-based.
struct Window {
  int from = 1;
  int to = 1;
};

/// What a verdict of verification is about.
enum class Verified { person, record };

/// What is confirmed of those reported, by kind; what is not leaves the register.
struct VerificationSpec {
  Verified of = Verified::person;
  double keeps_victims = 1.0;
  double keeps_others = 1.0;

  bool acts() const { return keeps_victims < 1.0 || keeps_others < 1.0; }
  bool operator==(const VerificationSpec&) const = default;
};

struct AgencySpec {
  std::string name;
  AgencyRates rates;                          // the agency's own fields
  std::vector<AgencyRates> in_stratum;        // by_stratum applied; one a stratum, in their order
  std::vector<double> loadings;               // one a trait of the population, 0 by default
  Window active;                              // all periods by default
  double false_link_probability = 0.0;        // of an entity that is on this list alone
  std::vector<LevelRates> by_covariate = {};  // applied in `in_stratum`
  VerificationSpec verification{Verified::record};  // of its records, after that of persons
  /// Detection of each member of a group that it visits; none: it finds people one by one.
  std::optional<double> found_in_visit = {};
  std::vector<double> reporting_loadings = {};  // one a trait; empty: on none
  std::vector<double> anonymous_loadings = {};
};

/// Odds ratio between the own detections of two agencies, given the traits and the others; with
/// further agencies it multiplies the odds where all of them detect.
struct Dependence {
  int first = 0;  // agencies, in the order given
  int second = 0;
  double odds_ratio = 1.0;
  Group applies_to = Group::everyone;
  std::vector<int> further = {};  // beyond the first two

  CaptureHistory agencies() const {
    CaptureHistory all = only(first) | only(second);
    for (int agency : further) all |= only(agency);
    return all;
  }
};

/// Avoidance (contact with `from` suppresses own detection by `to`) or referral from one agency to
/// another.
struct DirectedPair {
  int from = 0;
  int to = 0;
  double probability = 0.0;
  Group applies_to = Group::everyone;
};

enum class FalsePositiveForm { none, alarm_probability, share };

struct BystanderSpec {
  std::optional<std::int64_t> count;  // none: unlimited
  FalsePositiveForm form = FalsePositiveForm::none;
  bool share_by_stratum = false;  // some stratum overrides false_positive_share
};

enum class SimulatorChoice { automatic, table, persons };

struct MonteCarloSpec {
  std::int64_t replicates = 2000;
  std::uint64_t seed = 1;
  SimulatorChoice simulator = SimulatorChoice::automatic;
};

/// Whom the truth counts.
enum class Target { present, ever_present, reachable };

/// Takes away a share of the entities with one history over the lists in use.
struct Removal {
  std::optional<CaptureHistory> history;  // none: any history of one list ("single")
  double share = 0.0;
};

/// What becomes of entities of unknown stratum where an estimator works stratum by stratum.
enum class UnknownStratum { drop, prorate };

/// What is published in place of a small count.
enum class SuppressAs { interval, zero, middle, random_round };

inline constexpr std::array<std::string_view, 4> suppress_as_names{"interval", "zero", "middle",
                                                                   "random_round"};

/// Counts above 0 and below a limit are not published as they are.
struct Suppression {
  int below = 5;
  SuppressAs as = SuppressAs::interval;
};

struct EstimationSpec {
  Target target = Target::present;
  double reachable_above = 0.0;  // with Target::reachable: the chance of being on a list in use
  ListsInUse lists;
  std::vector<Removal> remove;               // in turn, before every estimator
  std::optional<Suppression> suppress = {};  // of what they leave; none: every count is published
  UnknownStratum unknown = UnknownStratum::drop;
  double level = 0.95;
  std::vector<EstimatorSpec> estimators;  // never empty; labels unique
};

/// What of a published table the world is solved for; none: nothing.
enum class TableMatch { sizes, pairs, none };

/// The published table of a scenario.
struct PublishedTable {
  std::string file;  // as named in the scenario; empty where it gives the counts
  TableMatch match = TableMatch::sizes;
  ContingencyTable counts = ContingencyTable(1);  // over the agencies
  std::vector<SuppressedCount> suppressed = {};   // which of them are the middle of an interval
  Position position;                              // of `file`
  std::vector<std::string> notes;                 // how the file was read
};

/// A figure that someone published of the population's size: a range, an estimate, or both.
struct PublishedFigure {
  std::string label;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> estimate;
};

/// Nouns in texts.
struct Words {
  std::string victim = "victim";
  std::string victims = "victims";
  std::string of_register = "register";

  bool operator==(const Words&) const = default;
};

/// A validated scenario. Every name is resolved to a number; every default is filled in.
struct Scenario {
  std::string title;
  std::string description;
  PopulationSpec population;
  BystanderSpec bystanders;
  std::vector<AgencySpec> agencies;
  std::vector<Dependence> dependence;
  std::vector<DirectedPair> avoidance;  // from: `after`; to: `of`
  std::vector<DirectedPair> referrals;
  EstimationSpec estimation;
  MonteCarloSpec monte_carlo;
  std::optional<StudySpec> study;  // none: a study of one point
  std::vector<Claim> claims;
  std::optional<PublishedTable> table;
  std::vector<PublishedFigure> published;
  Words words;
  VerificationSpec verification = {};  // of every agency's records
};

/// Whether the number of victims and the capture probabilities follow from a table. Those that the
/// scenario holds are then where solving starts, or what it found.
bool is_anchored(const Scenario& scenario);

}  // namespace darknumber
