mod credential;
mod two_seats;
mod verifier;
mod walls;
