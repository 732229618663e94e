// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// Which engine made a result: its version, and of its build what may move a last digit or tells
/// where its source is, "g++ 12.2.0; Boost 1.74.0; commit 1a2b3c4d5e6f".
struct EngineStamp {
  std::string version;
  std::string build;
};
EngineStamp engine_stamp();

}  // namespace darknumber
