# bridge
