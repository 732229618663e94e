// SPDX-License-Identifier: MIT
#include "engine/study/shard.h"

#include <catch2/catch.hpp>
#include <limits>

namespace darknumber::shard_test {

TEST_CASE("a shard is two whole numbers from 1, the first no larger than the second") {
  REQUIRE(shard_from("3/8"));
  CHECK(shard_from("3/8")->number == 3);
  CHECK(shard_from("3/8")->of == 8);
  CHECK(shard_text({3, 8}) == "3/8");
  CHECK(shard_from("1/1"));
  for (const char* wrong : {"", "3", "/", "3/", "/8", "0/8", "9/8", "-1/8", "+1/8", "1/0", "1.5/8",
                            "1/8/2", " 1/8", "1/8 ", "1/1000001", "1/99999999999999999999"})
    CHECK_FALSE(shard_from(wrong));
}

TEST_CASE("shards meet, leave nothing out and differ by one replicate at most") {
  constexpr std::int64_t far = std::int64_t{1} << 56;  // points times replicates at their most
  for (const std::int64_t total : {std::int64_t{1}, std::int64_t{7}, std::int64_t{1000}, far}) {
    for (const std::int64_t of : {1, 2, 3, 999, 1000, 1'000'000}) {
      std::int64_t end = 0;
      std::int64_t least = std::numeric_limits<std::int64_t>::max();
      std::int64_t most = 0;
      for (std::int64_t i = 1; i <= of; ++i) {
        const WorkRange range = range_of({i, of}, total);
        if (range.first != end) FAIL(i << " of " << of << " begins at " << range.first);
        end = range.end;
        least = std::min(least, range.size());
        most = std::max(most, range.size());
      }
      CHECK(end == total);
      CHECK(most - least <= 1);
    }
  }
}

TEST_CASE("a range is divided over the points") {
  const WorkRange range{25, 42};  // of points of ten replicates
  CHECK(of_point(range, 1, 10).size() == 0);
  CHECK(of_point(range, 2, 10).first == 5);
  CHECK(of_point(range, 2, 10).end == 10);
  CHECK(of_point(range, 3, 10).size() == 10);
  CHECK(of_point(range, 4, 10).first == 0);
  CHECK(of_point(range, 4, 10).end == 2);
  CHECK(of_point(range, 5, 10).size() == 0);
}

}  // namespace darknumber::shard_test
