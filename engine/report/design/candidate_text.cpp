// SPDX-License-Identifier: MIT
#include "engine/report/design/candidate_text.h"

#include <fmt/format.h>

#include "engine/input/wording.h"

namespace darknumber {
namespace {

struct CandidateWords {
  const Scenario& scenario;

  std::string operator()(const AuditOfList& audit) const {
    return fmt::format("an audit of {} records of {}", count_text(audit.records), audit.list);
  }
  std::string operator()(const LinkingByHand& linking) const {
    return fmt::format("linking {} records by hand", count_text(linking.records));
  }
  std::string operator()(const AddedList& added) const {
    return fmt::format("a list of {} of the {}", percent_text(added.capture_probability),
                       scenario.words.victims);
  }
  std::string operator()(const NotedTrait& noted) const {
    return fmt::format("noting the {} of {} people", noted.trait, count_text(noted.records));
  }
};

}  // namespace

std::string text_of(const DataCandidate& candidate, const Scenario& scenario) {
  return candidate.label.empty() ? std::visit(CandidateWords{scenario}, candidate.what)
                                 : candidate.label;
}

}  // namespace darknumber
