"""Connections to the public web only, so that no redirect leads an import to this computer or its network.

The name of a host is looked up before the connection is made. The address that was reached is checked again before
anything is sent, because a name may lead elsewhere at the second look.
"""

import socket
from ipaddress import ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from signpost.imports.reading.listing import SourceFault


class _Http(HTTPConnection):
    """A connection to the public web only."""

    def _new_conn(self) -> socket.socket:
        """Connect, before TLS. Raises SourceFault if the host is not on the public web, or leads elsewhere by now."""
        _refuse_local(self.host)
        connected = super()._new_conn()
        try:
            _refuse_local(connected.getpeername()[0])
        except SourceFault:
            connected.close()
            raise
        return connected


class _Https(_Http, HTTPSConnection):
    """The same, over TLS."""


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _Https


class Adapter(HTTPAdapter):
    """Makes requests connect to the public web only, or to a proxy that the machine's owner has set."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pool of connections."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}


def is_public(host: str) -> bool:
    """Whether every address of a host is on the public web, and none is this computer's or a local network's.

    A host that can't be looked up here passes: the request will fail by itself.
    """
    try:
        found = {str(item[4][0]).partition("%")[0] for item in socket.getaddrinfo(host.strip("[]"), None)}
    except (OSError, UnicodeError):
        return True
    addresses = (ip_address(text) for text in found)
    plain = (getattr(address, "ipv4_mapped", None) or address for address in addresses)
    return all(address.is_global and not address.is_multicast for address in plain)


def _refuse_local(host: str) -> None:
    if not is_public(host):
        raise SourceFault(
            f"The source leads to {host}, which is on your own computer or network and not on the public web. Nothing "
            "was read from there. Tell its owner."
        )
