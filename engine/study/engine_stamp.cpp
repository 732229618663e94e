// SPDX-License-Identifier: MIT
#include "engine/study/engine_stamp.h"

#include <fmt/format.h>

#include <boost/version.hpp>

#include "commit.h"  // made by cmake/commit.cmake
#include "engine/core/version.h"

namespace darknumber {
namespace {

std::string compiler() {
#ifdef __clang__
  return fmt::format("clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
  return fmt::format("g++ {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
}

}  // namespace

EngineStamp engine_stamp() {
  return {std::string(engine_version),
          fmt::format("{}; Boost {}.{}.{}; commit {}", compiler(), BOOST_VERSION / 100000,
                      BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100, built_commit)};
}

}  // namespace darknumber
