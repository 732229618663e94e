// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

// What `list estimators NAME` prints of the repairs, which are told how far an assumption is
// violated.

inline constexpr std::string_view fixed_odds_ratio_help = R"(What it estimates
  N = n + theta n10 n01 / n11 from two lists whose "odds_ratio" theta is taken as
  known: above 1 where being on one makes being on the other likelier.
What it assumes
  That odds ratio; a closed population; records linked without error; no false
  positives. At 1 it is lincoln_petersen.
What breaks it
  Another odds ratio: those on neither list are in proportion to it, so that half the
  ratio is half of them. No table of two lists tells what it is.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, the odds ratio taken as exact.
Source
  Gerritse, van der Heijden & Bakker (2015), J. Official Statistics 31; the variance
  by the delta method.)";

inline constexpr std::string_view linkage_corrected_help = R"(What it estimates
  N = n1 n2 (1 - beta - gamma) / (m - gamma n1) from two lists whose linkage is taken
  to miss a share "missed" (beta) of the true pairs, and to link a share "false"
  (gamma) of those on the first list alone to somebody else.
What it assumes
  These rates, the same for everyone; otherwise as lincoln_petersen, which it is where
  both are 0. A record that either list may fail to link is missed twice as easily:
  with a share e of each list's records, beta is 1 - (1 - e)^2.
What breaks it
  Other rates. Too small a beta: too high; too small a gamma: too low. Where false
  links are a good part of all, a little in gamma moves much.
When there is no answer
  no_data: nobody on either list. no_overlap: no more links than false ones are
  expected.
Interval
  N less those on either list, as the rates have them, as a lognormal variate; the
  rates taken as exact. None where the rates mean more pairs than a list has persons.
Source
  Ding & Fienberg (1994), Survey Methodology 20; the variance by the delta method.)";

inline constexpr std::string_view trimmed_help = R"(What it estimates
  N = (n1 - k) n2 / m: lincoln_petersen after k = "share" n10 of those on the first
  list alone are dropped as doubtful.
What it assumes
  That this is how many of them are in error, and that none of those on both lists
  is; otherwise as lincoln_petersen.
What breaks it
  Another share: each false record that is left adds n2/m, and each true one that is
  dropped takes n2/m away. Errors on the second list, or on both.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, n the number on either list after trimming, the share
  taken as exact. The number observed in reports is that before it, so N may be less.
Source
  Zhang & Dunne (2018), in Capture-Recapture Methods for the Social and Medical
  Sciences, CRC Press.)";

}  // namespace darknumber
