#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace entente {

/// Why something failed, in the kinds that callers treat apart.
enum class ErrorCode {
  kInvalidArgument,  ///< The caller's text or option is wrong.
  kNotFound,         ///< There is no such thing.
  kCorruption,       ///< Stored bytes do not decode.
  kIo,               ///< The file system or the database refused.
  kUnsupported,      ///< A newer format or model than this build reads.
  kLimit,            ///< A budget ran out.
  kInternal          ///< A bug of ours.
};

/// One line for people: what, where and why, in lower case, without a full stop.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;

  bool operator==(const Error&) const = default;
};

/// The same error with `context` in front: "context: message".
inline Error with_context(std::string context, Error error) {
  error.message = std::move(context) + ": " + error.message;
  return error;
}

/// A value or the reason why there is none; shaped like C++23's std::expected, which GCC 12 lacks.
/// Requires for value() and operator*: ok(). Requires for error(): !ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {
  }  // NOLINT(google-explicit-constructor): as std::expected
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {
  }  // NOLINT(google-explicit-constructor): as std::unexpected

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return get(*this); }
  const T& value() const& { return get(*this); }
  /// By value, so that `for (x : *make_list())` does not loop over what is gone.
  T value() && { return std::move(get(*this)); }
  T& operator*() & { return get(*this); }
  const T& operator*() const& { return get(*this); }
  T operator*() && { return std::move(get(*this)); }
  T* operator->() { return &get(*this); }
  const T* operator->() const { return &get(*this); }

  const Error& error() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  template <class Self>
  static auto& get(Self& self) {
    assert(self.ok());
    return *std::get_if<0>(&self.state_);
  }

  std::variant<T, Error> state_;
};

/// Success without a value.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error)
      : error_(std::move(error)),
        ok_(false) {}  // NOLINT(google-explicit-constructor): as std::unexpected

  bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const& {
    assert(!ok_);
    return error_;
  }
  Error&& error() && {
    assert(!ok_);
    return std::move(error_);
  }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace entente
