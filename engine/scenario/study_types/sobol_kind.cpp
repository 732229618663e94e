// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/sobol_kind.h"

#include <fmt/core.h>

#include <bit>

#include "engine/input/wording.h"

namespace darknumber {

void check_sobol(ObjectReader& reader, const StudySpec& study) {
  const std::int64_t size = std::get<SobolStudy>(study.type).size;
  if (!std::has_single_bit(static_cast<std::uint64_t>(size)))
    reader.report(size_field.name, fmt::format("{} base points are not a power of two", size),
                  "Sobol' points come in powers of two: give 512, 1024, 2048, ….");
  if (!study.rank_correlations.empty())
    reader.report(rank_correlations_field.name,
                  "Sobol' indices divide the variance among independent factors alone",
                  "Shapley effects divide it among dependent ones too, but are worked out for "
                  "independent beliefs so far: take a sample, or leave the correlations out.");
}

std::string way_of_sobol(const StudySpec& study) {
  const auto& sobol = std::get<SobolStudy>(study.type);
  return fmt::format("Sobol' indices{}{} from {} base points",
                     sobol.second_order ? ", those of pairs too," : "",
                     sobol.shapley ? " and Shapley effects" : "", count_text(sobol.size));
}

}  // namespace darknumber
