// SPDX-License-Identifier: MIT
#include "engine/study/monte_carlo.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/core/random_stream.h"
#include "engine/study/checkpoint/replicate_encoding.h"

namespace darknumber::monte_carlo_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t estimators = 2;
constexpr std::int64_t replicates = 1000;  // sixty-two blocks and a part of one

/// Rows that depend on the point, the replicate and the estimator alone.
void fake_replicate(std::size_t point, std::uint32_t replicate, std::span<ReplicateRow> rows) {
  RandomStream stream(7 + point, replicate, Purpose::victims);
  for (ReplicateRow& row : rows) {
    row.estimate = stream.uniform();
    row.se = stream.uniform();
    row.status = stream() % 10 == 0 ? Status::no_mle : Status::ok;
  }
}

const ReplicateFileHeader header{"0.1.0", "g++", "abc", 7, "", 0, 0, {"one", "other"}};

struct TemporaryFile {
  fs::path path =
      fs::temp_directory_path() / ("darknumber-monte-carlo-" + std::to_string(getpid()));
  ~TemporaryFile() { fs::remove(path); }
  std::string bytes() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
};

MonteCarloTask task_on(int threads) {
  return {1, replicates, estimators, threads};
}

/// The bytes of the file and of the rows of a whole run.
std::string run_in_one_go(const TemporaryFile& file, int threads) {
  MonteCarloResult result;
  {
    ReplicateFileWriter writer(file.path, header);
    result = run_monte_carlo(task_on(threads), fake_replicate, {{}, {}, &writer});
  }
  REQUIRE(result.done == replicates);
  std::string bytes = file.bytes();
  for (const ReplicateRows& rows : result.points[0]) bytes += encode_rows(rows);
  return bytes;
}

TEST_CASE("each replicate lands in its own place") {
  const MonteCarloResult result = run_monte_carlo(task_on(2), fake_replicate);
  REQUIRE(result.points[0].size() == estimators);
  CHECK(result.reused == 0);
  int wrong = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    std::vector<ReplicateRow> rows(estimators);
    fake_replicate(0, r, rows);
    for (std::size_t e = 0; e < estimators; ++e)
      if (result.points[0][e].at(r).estimate != rows[e].estimate) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("the same bytes for any number of threads") {
  const TemporaryFile file;
  const std::string bytes = run_in_one_go(file, 1);
  CHECK(bytes == run_in_one_go(file, 2));
  CHECK(bytes == run_in_one_go(file, 7));
}

TEST_CASE("stopped and resumed again and again, the bytes are those of one run") {
  const TemporaryFile file;
  const std::string whole = run_in_one_go(file, 2);
  ReplicateFileWriter(file.path, header).sync();
  MonteCarloResult result;
  int runs = 0;
  for (; result.done < replicates; ++runs) {
    const ReplicateFileContents so_far =
        std::get<ReplicateFileContents>(read_replicate_file(file.path));
    CHECK(so_far.replicates == result.done);
    bool stop = false;
    ReplicateFileWriter writer(file.path, so_far);
    const auto stop_at_once = [&](std::int64_t, std::int64_t) { stop = true; };
    result = run_monte_carlo(task_on(2), fake_replicate,
                             {stop_at_once, [&] { return stop; }, &writer}, so_far.points);
    CHECK(result.reused == so_far.replicates);
    REQUIRE(result.done > so_far.replicates);
  }
  CHECK(runs > 10);
  std::string bytes = file.bytes();
  for (const ReplicateRows& rows : result.points[0]) bytes += encode_rows(rows);
  CHECK(bytes == whole);
}

TEST_CASE("a finished run is taken over whole, and nothing is run") {
  const TemporaryFile file;
  run_in_one_go(file, 1);
  const auto so_far = std::get<ReplicateFileContents>(read_replicate_file(file.path));
  const auto never = [](std::size_t, std::uint32_t, std::span<ReplicateRow>) {
    throw std::logic_error("run");
  };
  const MonteCarloResult result = run_monte_carlo(task_on(1), never, {}, so_far.points);
  CHECK(result.done == replicates);
  CHECK(result.reused == replicates);
}

TEST_CASE("shards of several points hold the replicates of the whole run, each of them once") {
  const MonteCarloResult whole = run_monte_carlo({3, 100, estimators, 1}, fake_replicate);
  for (const std::int64_t shards : {1, 2, 3, 7, 300}) {
    std::vector<PointRows> joined(3, PointRows(estimators));
    std::int64_t done = 0;
    for (std::int64_t i = 1; i <= shards; ++i) {
      MonteCarloTask task{3, 100, estimators, 2};
      task.part = range_of({i, shards}, 300);
      const MonteCarloResult shard = run_monte_carlo(task, fake_replicate);
      CHECK(shard.done == task.part->size());
      done += shard.done;
      for (std::size_t point = 0; point < 3; ++point)
        for (std::size_t e = 0; e < estimators; ++e)
          joined[point][e].insert(joined[point][e].end(), shard.points[point][e].begin(),
                                  shard.points[point][e].end());
    }
    CHECK(done == 300);
    for (std::size_t point = 0; point < 3; ++point)
      for (std::size_t e = 0; e < estimators; ++e)
        CHECK(encode_rows(joined[point][e]) == encode_rows(whole.points[point][e]));
  }
}

TEST_CASE("a shard stopped and resumed again and again has the bytes of one run") {
  const TemporaryFile file;
  ReplicateFileHeader of_shard = header;
  of_shard.shard = "2/3";
  of_shard.first_replicate = 333;
  of_shard.first_point = 1;
  MonteCarloTask task{3, replicates, estimators, 2};
  task.part = WorkRange{1333, 2200};  // the rest of point 1, a part of point 2
  {
    ReplicateFileWriter writer(file.path, of_shard);
    CHECK(run_monte_carlo(task, fake_replicate, {{}, {}, &writer}).done == 867);
  }
  const std::string whole = file.bytes();
  ReplicateFileWriter(file.path, of_shard).sync();
  int runs = 0;
  for (std::int64_t done = 0; done < 867; ++runs) {
    auto so_far = std::get<ReplicateFileContents>(read_replicate_file(file.path));
    CHECK(so_far.replicates == done);
    ReplicateFileWriter writer(file.path, so_far);
    std::atomic<std::int64_t> made{0};
    const auto counted = [&](std::size_t point, std::uint32_t replicate,
                             std::span<ReplicateRow> rows) {
      ++made;
      fake_replicate(point, replicate, rows);
    };
    const MonteCarloResult result = run_monte_carlo(
        task, counted, {{}, [&] { return made >= 77; }, &writer}, std::move(so_far.points));
    CHECK(result.reused == done);
    REQUIRE(result.done > done);
    done = result.done;
  }
  CHECK(runs > 3);
  CHECK(file.bytes() == whole);
}

TEST_CASE("progress rises to the total") {
  std::vector<std::int64_t> seen;
  const auto note = [&](std::int64_t done, std::int64_t total) {
    CHECK(total == replicates);
    seen.push_back(done);
  };
  run_monte_carlo(task_on(2), fake_replicate, {note, {}, nullptr});
  REQUIRE(seen.size() > 1);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == replicates);
}

TEST_CASE("an exception of a replicate comes out, and what was done before it is kept") {
  const TemporaryFile file;
  const auto fails_late = [](std::size_t point, std::uint32_t replicate,
                             std::span<ReplicateRow> rows) {
    if (replicate == 900) throw std::runtime_error("replicate 900");
    fake_replicate(point, replicate, rows);
  };
  {
    ReplicateFileWriter writer(file.path, header);
    const auto run = [&] { run_monte_carlo(task_on(2), fails_late, {{}, {}, &writer}); };
    CHECK_THROWS_WITH(run(), "replicate 900");
  }
  const auto so_far = std::get<ReplicateFileContents>(read_replicate_file(file.path));
  CHECK(so_far.replicates >= replicates_per_block);
  CHECK(so_far.replicates <= 896);
}

TEST_CASE("several points run as each by itself would") {
  const TemporaryFile file;
  MonteCarloResult result;
  {
    ReplicateFileWriter writer(file.path, header);
    result = run_monte_carlo({3, 50, estimators, 2}, fake_replicate, {{}, {}, &writer});
  }
  REQUIRE(result.points.size() == 3);
  CHECK(result.done == 150);
  for (std::size_t point = 0; point < 3; ++point)
    for (std::uint32_t r = 0; r < 50; ++r) {
      std::vector<ReplicateRow> rows(estimators);
      fake_replicate(point, r, rows);
      if (result.points[point][1].at(r).estimate != rows[1].estimate) FAIL(point << " " << r);
    }
  const auto kept = std::get<ReplicateFileContents>(read_replicate_file(file.path));
  REQUIRE(kept.points.size() == 3);
  CHECK(encode_rows(kept.points[2][1]) == encode_rows(result.points[2][1]));
}

TEST_CASE("a longer run takes over a shorter one, a shorter one a part of a longer") {
  const MonteCarloResult whole = run_monte_carlo({2, 200, estimators, 2}, fake_replicate);
  MonteCarloResult half = run_monte_carlo({2, 100, estimators, 2}, fake_replicate);
  const MonteCarloResult longer =
      run_monte_carlo({2, 200, estimators, 2}, fake_replicate, {}, half.points);
  CHECK(longer.reused == 200);
  CHECK(longer.done == 400);
  CHECK(encode_rows(longer.points[1][0]) == encode_rows(whole.points[1][0]));
  const MonteCarloResult shorter =
      run_monte_carlo({2, 30, estimators, 2}, fake_replicate, {}, whole.points);
  CHECK(shorter.reused == 60);
  CHECK(shorter.points[0][0].size() == 30);
}

TEST_CASE("a run ends after the replicate at which it is asked to, whatever the blocks") {
  const TemporaryFile file;
  const std::string whole = run_in_one_go(file, 1);
  for (const std::int64_t asked_at : {1, 5, 15, 16, 17, 40, 995}) {
    INFO("asked after " << asked_at);
    ReplicateFileWriter(file.path, header).sync();
    std::int64_t made = 0;
    const auto counted = [&](std::size_t point, std::uint32_t replicate,
                             std::span<ReplicateRow> rows) {
      ++made;
      fake_replicate(point, replicate, rows);
    };
    MonteCarloWatch watch{{}, [&] { return made >= asked_at; }, nullptr};
    {
      auto none = std::get<ReplicateFileContents>(read_replicate_file(file.path));
      ReplicateFileWriter writer(file.path, none);
      watch.file = &writer;
      const MonteCarloResult stopped = run_monte_carlo(task_on(1), counted, watch);
      CHECK(stopped.done == asked_at);
      CHECK(made == asked_at);
    }
    const auto kept = std::get<ReplicateFileContents>(read_replicate_file(file.path));
    CHECK(kept.replicates == asked_at);
    ReplicateFileWriter writer(file.path, kept);
    const MonteCarloResult result =
        run_monte_carlo(task_on(2), fake_replicate, {{}, {}, &writer}, kept.points);
    CHECK(result.reused == asked_at);
    std::string bytes = file.bytes();
    for (const ReplicateRows& rows : result.points[0]) bytes += encode_rows(rows);
    CHECK(bytes == whole);
  }
}

TEST_CASE("a replicate that is given up is not kept, nor what other threads did after it") {
  const TemporaryFile file;
  std::atomic<bool> stop{false};
  const auto gives_up = [&](std::size_t point, std::uint32_t replicate,
                            std::span<ReplicateRow> rows) {
    if (replicate == 100) {
      stop = true;
      throw GivenUp{};
    }
    fake_replicate(point, replicate, rows);
  };
  ReplicateFileWriter writer(file.path, header);
  const MonteCarloResult result =
      run_monte_carlo(task_on(2), gives_up, {{}, [&] { return stop.load(); }, &writer});
  CHECK(result.done <= 100);
  CHECK(result.points[0][0].size() == static_cast<std::size_t>(result.done));
  CHECK(std::get<ReplicateFileContents>(read_replicate_file(file.path)).replicates == result.done);
}

TEST_CASE("thousands of millions of replicates cost nothing before they are run") {
  std::int64_t made = 0;
  const auto counted = [&](std::size_t, std::uint32_t, std::span<ReplicateRow>) { ++made; };
  const MonteCarloResult result = run_monte_carlo({1000, 4'000'000'000, estimators, 1}, counted,
                                                  {{}, [&] { return made >= 3; }, nullptr});
  CHECK(result.done == 3);
}

TEST_CASE("before a piece of work the points that it is about are prepared") {
  std::vector<std::size_t> prepared;
  MonteCarloTask task{40, 3, estimators, 1};
  task.prepare = [&](std::span<const std::size_t> points) {
    prepared.assign(points.begin(), points.end());
  };
  const auto checks = [&](std::size_t point, std::uint32_t, std::span<ReplicateRow>) {
    if (std::count(prepared.begin(), prepared.end(), point) != 1) FAIL(point);
  };
  CHECK(run_monte_carlo(task, checks).done == 120);
  CHECK(prepared.back() == 39);
}

}  // namespace
}  // namespace darknumber::monte_carlo_test
