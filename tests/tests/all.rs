mod credential;
mod first_flight;
mod programs;
mod two_seats;
mod verifier;
mod walls;
