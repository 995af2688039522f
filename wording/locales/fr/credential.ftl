# credential
