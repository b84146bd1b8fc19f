//! Templates name only what their views hold.
