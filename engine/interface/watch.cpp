// SPDX-License-Identifier: MIT
#include "engine/interface/watch.h"

namespace darknumber {

void remark(const Watch& watch, const std::string& note) {
  if (watch.note) watch.note(note);
}

void remark_taken(const Watch& watch, const std::vector<std::string>& notes) {
  if (watch.taken && !notes.empty()) watch.taken(notes);
}

}  // namespace darknumber
