#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds a step of the world with a rate for each agency to a copy of the sources, by the recipe of CONTRIBUTING.md alone, builds the
# program and runs it.
#   add_step.sh CHECKOUT FOLDER
. "$(dirname "$0")/recipe.sh"
scenario=engine/scenario
world=engine/world
persons=engine/simulation/person_simulator.cpp

# 1. The rate: its member, its entry in the list, and the share of detections that comes into the register.
insert_after $scenario/scenario.h '  double reporting_probability = 1.0;' '  double shredded_share = 0.0;'
replace $scenario/scenario.h 'return reporting_probability; }' \
  'return reporting_probability * (1.0 - shredded_share); }'
insert_before $scenario/agency_rates.h '    {.field = {.name = "anonymous_share",' \
  '    {.field = {.name = "shredded_share",
               .type = FieldType::number,
               .help = "Share of the reports that are shredded before anybody reads them.",
               .example = "0.1",
               .default_text = "0",
               .range = probability},
     .member = &AgencyRates::shredded_share,
     .of = RateOf::records,
     .violation = Violation::shredding,
     .predicate = "were shredded"},'

# 2. The violation that it makes, and the mechanism that `list mechanisms` shows.
insert_after $scenario/switch_off.h '  reporting,' '  shredding,'
insert_after $scenario/switch_off.h '    {"reporting", ""},' '    {"shredding", ""},'
insert_after $scenario/switch_off.cpp '    case Violation::false_positives:' '    case Violation::shredding:'
insert_before $scenario/description/mechanisms.h '    {"false positives", "agencies[].false_positive_share' \
  '    {"shredding", "agencies[].shredded_share", "none, where it is random", "none; less data"},'

# 3. The step, with its faces.
cat > $world/shredding.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A kernel: a report of agency j is kept with probability `kept[j]`, independently.
struct Shredding {
  std::vector<double> kept;
};

/// The law face: of histories that are left, given reported ones.
Law law(const Shredding& shredding, Law reported);

/// The law face read backwards.
std::vector<double> mean_after(const Shredding& shredding, std::vector<double> values);

/// The draw face. One random number an agency, whether or not it reported the person.
CaptureHistory draw(const Shredding& shredding, CaptureHistory reported, RandomStream& stream);

}  // namespace darknumber
END
cat > $world/shredding.cpp <<'END'
// SPDX-License-Identifier: MIT
#include "engine/world/shredding.h"

#include "engine/world/reporting.h"

namespace darknumber {

Law law(const Shredding& shredding, Law reported) {
  return law(Reporting{shredding.kept}, std::move(reported));
}

std::vector<double> mean_after(const Shredding& shredding, std::vector<double> values) {
  return mean_after(Reporting{shredding.kept}, std::move(values));
}

CaptureHistory draw(const Shredding& shredding, CaptureHistory reported, RandomStream& stream) {
  return draw(Reporting{shredding.kept}, reported, stream);
}

}  // namespace darknumber
END

# 4. Its place among the kernels, and what it is made of.
insert_after $world/world.h '#include "engine/world/severity.h"' '#include "engine/world/shredding.h"'
replace $world/world.h 'std::variant<Avoidance, Referral, Reporting>' \
  'std::variant<Avoidance, Referral, Reporting, Shredding>'
insert_after $world/compose_process.cpp '  Reporting reporting;' '  Shredding shredding;'
replace $world/compose_process.cpp \
  '    reporting.probability.push_back(agency.in_stratum[stratum].recorded_share());' \
  '    reporting.probability.push_back(agency.in_stratum[stratum].reporting_probability);
  for (const AgencySpec& agency : scenario.agencies)
    shredding.kept.push_back(1.0 - agency.in_stratum[stratum].shredded_share);'
insert_after $world/compose_process.cpp '  kernels.push_back(std::move(reporting));' \
  '  kernels.push_back(std::move(shredding));'

# 5. Its random numbers, and the person on the way through it.
insert_after engine/core/random_stream.h '  person_linkage = 23,' '  person_shredding = 27,'
insert_after engine/core/random_stream.h '  bystander_detachment = 39,' '  bystander_shredding = 41,'
insert_after $persons '  Purpose reporting;' '  Purpose shredding;'
replace $persons 'Purpose::person_reporting,' 'Purpose::person_reporting, Purpose::person_shredding,'
replace $persons 'Purpose::bystander_reporting,' 'Purpose::bystander_reporting, Purpose::bystander_shredding,'
insert_after $persons '  void pass(const Reporting& reporting);' '  void pass(const Shredding& shredding);'
insert_before $persons 'Person Passage::finish() {' \
  'void Passage::pass(const Shredding& shredding) {
  RandomStream draws = stream(purposes_.shredding);
  person_.reported = draw(shredding, person_.reported, draws);
}
'

build_program
shred='agencies[*].shredded_share=0.25'
expect 'agencies[].shredded_share' "$program" list mechanisms shredding
expect '25 % of the reports of every agency were shredded' "$program" run scenarios/textbook.json \
  --replicates 2 --quiet --set "$shred"
expect 'shredding' "$program" run scenarios/studies/ledger.json --quiet --set "$shred"
expect 'did you mean "agencies[Police].shredded_share"' "$program" validate scenarios/textbook.json \
  --set 'agencies[Police].shreded_share=0.2'
[ "$(hash_with "$shred")" != "$(hash_with)" ] || { echo "two shares, one hash"; exit 1; }
# The law, and both simulators, lose a quarter of each list.
size_of() {
  "$program" run scenarios/textbook.json --replicates 200 --quiet --format csv "$@" > "$copy/output.txt"
  awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i ~ /observed$/) { column = i; break } }
           NR == 2 { printf "%d", $column }' "$copy/output.txt"
}
for simulator in table persons; do
  whole=$(size_of --set "monte_carlo.simulator=$simulator")
  left=$(size_of --set "monte_carlo.simulator=$simulator" --set "$shred")
  [ "$left" -lt "$whole" ] || { echo "nothing was shredded: $left of $whole"; exit 1; }
done
say_touched
echo "A step of the world was added by the recipe."
