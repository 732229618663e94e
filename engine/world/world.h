// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/avoidance.h"
#include "engine/world/detection.h"
#include "engine/world/linkage.h"
#include "engine/world/presence.h"
#include "engine/world/referral.h"
#include "engine/world/reporting.h"
#include "engine/world/severity.h"
#include "engine/world/verification.h"
#include "engine/world/visits.h"

namespace darknumber {

/// The list of sources of own detections: by traits and dependence, or along a continuum.
using Source = std::variant<Detection, SeverityDetection>;

/// What happens to a history between detection and the register. Each has a law(kernel, Law), a
/// mean_after(kernel, values), that law read backwards, and a draw(kernel, CaptureHistory, stream).
using Kernel = std::variant<Avoidance, Referral, Reporting>;

/// All that happens to the persons of one stratum who are (or are not) victims, in order of events.
struct PersonProcess {
  Source source;
  std::vector<Kernel> kernels;
  /// Apart from the kernels, since shares of false positives are of the records before it.
  std::optional<Verification> verification = {};
  Linkage linkage;
  /// Where the traits move whether a person is reported: agency j reports with the probability with
  /// which this detects, given the traits, in place of that of its kernel.
  std::optional<Detection> reporting_by_person = {};
  /// The same of a record's being anonymous; the linkage's own share is then 0.
  std::optional<Detection> anonymous_by_person = {};

  bool by_person() const { return reporting_by_person || anonymous_by_person; }
};

/// What happens to persons with these traits, who differ in nothing else.
PersonProcess process_of_person(PersonProcess process, std::span<const double> traits);

/// The law of reported histories of persons whose own detections follow `detected`.
Law report(const PersonProcess& process, Law detected);

/// The same of several laws. `stop`: asked between some of them; throws GivenUp.
std::vector<Law> report_all(const PersonProcess& process, std::span<const Law> detected,
                            const StopQuestion* stop = nullptr);

/// The mean of `values`, by history, over what is reported of each own history; or of several
/// values of each, side by side.
std::vector<double> mean_after_report(const PersonProcess& process, std::vector<double> values);

/// What verification leaves of reported histories.
Law verify(const PersonProcess& process, Law reported);

/// The law of histories in the register: reported and confirmed.
Law register_law(const PersonProcess& process, Law detected);

struct StratumWorld {
  double share = 1.0;            // of the victims
  double bystander_share = 1.0;  // of the bystanders
  PersonProcess victims;
  PersonProcess bystanders;  // its source: with a finite number of bystanders only
  /// Expected own detections of bystanders by agency: with unlimited bystanders only.
  std::vector<double> alarms;
  /// Of the histories in the register, after reporting and verification, by class of presence; each
  /// sums to 1.
  std::vector<Law> victim_histories;
  std::vector<AnonymousLaw> victim_anonymous;  // where anonymity goes by person, by class
  AnonymousLaw bystander_anonymous;            // the same; sums as `bystander_histories` do
  Visits visits;                               // with groups
  std::vector<Law> victim_detections;          // with groups: own ones, after exposure, by class
  /// Of histories in the register; sums to 1, or with unlimited bystanders to their expected
  /// number.
  Law bystander_histories;
};

enum class BystanderKind { none, finite, unlimited };

/// The composed world: every intercept and false-alarm probability solved. Immutable once made.
struct World {
  int agencies = 0;
  /// N slots; with a continuum, all persons at risk. Whole where persons are drawn; the exact
  /// answer takes any positive number.
  double victims = 0.0;
  BystanderKind bystander_kind = BystanderKind::none;
  std::int64_t bystanders = 0;         // with a finite number; 0 with a continuum
  std::optional<double> victim_share;  // of those at risk: with a continuum only
  std::vector<Trait> traits;
  Presence presence;
  std::vector<StratumWorld> strata;
  std::vector<GroupsOfSize> groups;  // of victims; only where some agency finds groups
  std::vector<double> false_links;   // probability by agency
  double stratum_unknown_share = 0.0;

  /// Victims present at any one time: N, or what the continuum is expected to hold.
  double expected_victims() const;
  /// Victims ever present.
  double expected_ever_present() const;
  /// Bystanders, where their number is finite.
  double expected_bystanders() const;
  /// N as persons are drawn: it is then whole.
  std::int64_t whole_victims() const;
  bool has_false_links() const;
};

/// Entities by stratum and history: what the table steps act on.
using StratumCounts = std::vector<std::vector<double>>;

/// What the register holds of one population: expected, or drawn.
struct Register {
  ContingencyTable entities;             // by history over the agencies
  StratumCounts strata;                  // the same by (true) stratum
  StratumCounts victims;                 // victims by history before linkage; history 0 too
  double false_positive_entities = 0.0;  // made of bystanders' records, before false links
  double ever_present = 0.0;             // victims

  /// D: victims with a reported record on one of the lists; of one stratum, where that is asked.
  double victims_on(const ListsInUse& lists, std::optional<std::size_t> stratum = {}) const;
};

/// The pooled table of counts by stratum.
ContingencyTable pooled(const StratumCounts& strata, int agencies);

}  // namespace darknumber
