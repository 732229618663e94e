// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/object_reader.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

struct StudySurroundings;

// The options of the study type "explain" that are objects or choices: readers, which add problems,
// and writers, null where there is nothing to write.
void read_victims_belief(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_victims_belief(const StudySpec& study);
void read_capture_prior(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_capture_prior(const StudySpec& study);
void read_misfit(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_misfit(const StudySpec& study);
void read_witness(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_witness(const StudySpec& study);

/// Refuses what the table tells or what is no part of the world that made it: factors on the number
/// of victims, on capture probabilities and on what estimates.
void refuse_explained_factors(ObjectReader& reader, const StudySpec& study);

}  // namespace darknumber
