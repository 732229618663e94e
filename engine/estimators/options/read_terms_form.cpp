// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_terms_form.h"

#include <fmt/core.h>

#include <string>

#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"

namespace darknumber {

std::optional<FixedTerms> read_terms_form(ObjectReader& reader, const Value& terms,
                                          std::string_view advice) {
  if (terms.is_text()) {
    if (terms.text() == "independence") return FixedTerms::independence;
    if (terms.text() == "pairwise") return FixedTerms::pairwise;
    reader.report("terms", fmt::format("\"terms\" cannot be \"{}\"", terms.text()),
                  std::string(advice), nearest_name(terms.text(), {"independence", "pairwise"}));
    return std::nullopt;
  }
  if (terms.is_array() && !terms.array().empty()) return FixedTerms::listed;
  reader.report("terms",
                terms.is_array() ? std::string("\"terms\" is empty")
                                 : fmt::format("\"terms\" cannot be {}", describe_value(terms)),
                std::string(advice));
  return std::nullopt;
}

}  // namespace darknumber
