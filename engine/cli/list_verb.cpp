// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/scenario_listing.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/unknown_word.h"
#include "engine/cli/verbs.h"

namespace darknumber {
namespace {

/// All that there are, those of files after the charts.
std::vector<Listing> all_listings() {
  std::vector<Listing> all(listings().begin(), listings().end());
  all.insert(all.end() - 1, scenario_listing());
  return all;
}

ExitCode print_listing(const Listing& listing, const Options& options) {
  const std::string text =
      options.name.empty() ? listing.all(options.width) : listing.one(options.name, options.width);
  if (!text.empty()) {
    print_result(text);
    return ExitCode::done;
  }
  say("error: {}\n", unknown_word(listing.singular, options.name, listing.names(),
                                  fmt::format("darknumber list {} shows them.", listing.name)));
  return ExitCode::bad_usage;
}

}  // namespace

std::vector<std::string> names_of_listings() {
  std::vector<std::string> names;
  for (const Listing& listing : all_listings()) names.emplace_back(listing.name);
  return names;
}

ExitCode list_verb(const Options& options) {
  for (const Listing& listing : all_listings())
    if (listing.name == options.input) return print_listing(listing, options);
  std::string found;
  for (const Listing& listing : all_listings())
    if (const std::string one = listing.one(options.input, options.width); !one.empty())
      found += (found.empty() ? "" : "\n") + one;
  if (found.empty()) return refuse_word("list of", options.input, names_of_listings());
  print_result(found);
  return ExitCode::done;
}

}  // namespace darknumber
