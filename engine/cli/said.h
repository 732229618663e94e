// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/options.h"
#include "engine/interface/watch.h"

namespace darknumber {

/// A watch that says what it hears on standard error, unless told to be quiet. The options are to
/// outlive it.
Watch said(const Options& options);

}  // namespace darknumber
