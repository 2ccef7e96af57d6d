-- Run once per cluster by a superuser, after Roles.sql and outside a transaction; the embedded cluster runs it by itself.
CREATE DATABASE obhut OWNER obhut_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
