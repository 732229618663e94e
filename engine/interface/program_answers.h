// SPDX-License-Identifier: MIT
#pragma once

#include "engine/interface/arguments.h"
#include "engine/interface/ask.h"
#include "engine/interface/watch.h"

namespace darknumber {

// What the verbs answer that ask about the program itself; as in answers.h.

Reply answer_list(Arguments& arguments, const Watch& watch);
Reply answer_schema(Arguments& arguments, const Watch& watch);
Reply answer_version(Arguments& arguments, const Watch& watch);

}  // namespace darknumber
