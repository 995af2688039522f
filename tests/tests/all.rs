mod credential;
mod first_flight;
mod two_seats;
mod verifier;
mod walls;
