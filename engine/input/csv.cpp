// SPDX-License-Identifier: MIT
#include "engine/input/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/core/contracts.h"
#include "engine/input/problem.h"

namespace darknumber {
namespace {

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Libcsv knows no positions. It is fed up to one separator or line end at a time: a field that
/// ends there has started where the one before it ended.
class CsvVisit {
 public:
  CsvVisit(std::string_view text, const std::string& file, const RowVisitor& visit)
      : text_(text), file_(file), visit_(visit), separator_(csv_separator(text)) {
    DN_EXPECT(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0,
              "libcsv starts");
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
    csv_set_space_func(&parser_, is_space);
  }
  ~CsvVisit() { csv_free(&parser_); }
  CsvVisit(const CsvVisit&) = delete;
  CsvVisit& operator=(const CsvVisit&) = delete;

  void run() {
    for (std::size_t at = 0; at < text_.size(); at = fed_) {
      fed_ = at;
      while (fed_ < text_.size() && !may_end_field(text_[fed_])) ++fed_;
      if (fed_ < text_.size()) ++fed_;
      if (csv_parse(&parser_, text_.data() + at, fed_ - at, field, row, this) != fed_ - at)
        refuse();
      line_ += lines_ended();
    }
    if (csv_fini(&parser_, field, row, this) != 0) refuse();
  }

 private:
  static int is_space(unsigned char byte) { return byte == ' ' || byte == '\t' ? 1 : 0; }

  bool may_end_field(char byte) const { return byte == separator_ || byte == '\n' || byte == '\r'; }

  /// 1 where what was fed last ends a line; CR and LF together end one.
  int lines_ended() const {
    const char last = text_[fed_ - 1];
    return last == '\n' || (last == '\r' && !text_.substr(fed_).starts_with('\n')) ? 1 : 0;
  }

  static void field(void* bytes, std::size_t size, void* visit) {
    auto& self = *static_cast<CsvVisit*>(visit);
    self.bytes_.append(static_cast<const char*>(bytes), size);
    self.ends_.push_back(self.bytes_.size());
    self.row_.starts.push_back(self.field_start_ - self.row_start_);
    self.field_start_ = self.fed_;
  }

  static void row(int, void* visit) { static_cast<CsvVisit*>(visit)->finish_row(); }

  void finish_row() {
    if (!bytes_.empty()) {
      row_.line = row_line_;
      row_.source = text_.substr(row_start_);
      row_.fields.clear();
      std::size_t start = 0;
      for (const std::size_t end : ends_) {
        row_.fields.push_back(std::string_view(bytes_).substr(start, end - start));
        start = end;
      }
      visit_(row_);
    }
    bytes_.clear();
    ends_.clear();
    row_.starts.clear();
    row_start_ = field_start_ = fed_;
    row_line_ = line_ + lines_ended();
  }

  [[noreturn]] void refuse() {
    row_.line = row_line_;
    row_.source = text_.substr(row_start_);
    row_.starts.push_back(field_start_ - row_start_);
    throw InputError({{file_, row_.position(row_.starts.size() - 1), "",
                       "a quotation mark is out of place in this field",
                       "A field in quotation marks ends with one, and a mark within it is "
                       "doubled: \"Home \"\"A\"\"\".",
                       ""}});
  }

  std::string_view text_;
  const std::string& file_;
  const RowVisitor& visit_;
  char separator_;
  csv_parser parser_{};
  TextRow row_;
  std::string bytes_;              // of the row's fields, one after the other
  std::vector<std::size_t> ends_;  // of each in bytes_
  std::size_t fed_ = 0;            // bytes of the text that libcsv has seen
  std::size_t field_start_ = 0;
  std::size_t row_start_ = 0;
  int line_ = 1;      // of what is fed
  int row_line_ = 1;  // of the row's start
};

}  // namespace

Position TextRow::position(std::size_t field) const {
  const std::size_t start = field < starts.size() ? starts[field] : 0;
  const std::string_view before = source.substr(0, start);
  return {line, 1 + static_cast<int>(std::count_if(before.begin(), before.end(), starts_character)),
          ""};
}

char csv_separator(std::string_view text) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<int, 3> found{};
  bool quoted = false;
  bool seen = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte != '\r' && byte != '\n' && byte != ' ') seen = true;
    if (seen && (byte == '\r' || byte == '\n')) break;
    for (std::size_t i = 0; i < candidates.size(); ++i) found[i] += byte == candidates[i] ? 1 : 0;
  }
  return candidates[static_cast<std::size_t>(std::max_element(found.begin(), found.end()) -
                                             found.begin())];
}

void visit_csv(std::string_view text, const std::string& file, const RowVisitor& visit) {
  CsvVisit(text, file, visit).run();
}

}  // namespace darknumber
