mod credential;
mod first_flight;
mod programs;
mod schemas;
mod two_seats;
mod verifier;
mod walls;
